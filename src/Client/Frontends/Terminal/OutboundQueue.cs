using System.Threading.Channels;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Says what was typed, in order and as fast as the server takes it, so that the keyboard never has to wait.</summary>
internal sealed class OutboundQueue(ClientRun run)
{
    // Whoever types fills it, and can see what waits.
    private readonly Channel<Func<Task>> _deeds = Channel.CreateUnbounded<Func<Task>>();
    private int _said;

    public ClientSession ClientSession => run.ClientSession;

    /// <summary>Whether the user has asked to leave.</summary>
    public bool IsLeaving { get; private set; }

    public void Name(string nickname)
    {
        ClientSession.Choose(nickname);
        _deeds.Writer.TryWrite(run.IntroduceAsync);
    }

    public void Say(string line)
    {
        _said++;
        _deeds.Writer.TryWrite(() => run.SayAsync(line));
    }

    /// <summary>Leaves once all is said; asked again, or when there is nothing to say, at once.</summary>
    public void Leave()
    {
        var hasNothingToSay = ClientSession is { IsJoined: false, NotDone: 0 } && ClientSession.Said == _said;
        if (IsLeaving || !ClientSession.WasJoined || hasNothingToSay)
            run.Abandon();
        else
            Say("/q");
        IsLeaving = true;
    }

    /// <summary>Speaks until the run is over.</summary>
    public async Task SpeakAsync()
    {
        await foreach (var deed in _deeds.Reader.ReadAllAsync(run.Ended))
            await deed();
    }
}
