using System.Threading.Channels;

namespace AkkaChat.Client.Terminal;

/// <summary>Says what was typed, in order and as fast as the server takes it, so that the keyboard never has to wait.</summary>
internal sealed class Mouth(Visit visit)
{
    // Whoever types fills it, and can see what waits.
    private readonly Channel<Func<Task>> _deeds = Channel.CreateUnbounded<Func<Task>>();
    private int _said;

    public Conversation Conversation => visit.Conversation;

    /// <summary>Whether the user has asked to leave.</summary>
    public bool IsLeaving { get; private set; }

    public void Name(string nickname)
    {
        Conversation.Choose(nickname);
        _deeds.Writer.TryWrite(visit.IntroduceAsync);
    }

    public void Say(string line)
    {
        _said++;
        _deeds.Writer.TryWrite(() => visit.SayAsync(line));
    }

    /// <summary>Leaves once all is said; asked again, or when there is nothing to say, at once.</summary>
    public void Leave()
    {
        var hasNothingToSay = Conversation is { IsJoined: false, NotDone: 0 } && Conversation.Said == _said;
        if (IsLeaving || !Conversation.WasJoined || hasNothingToSay)
            visit.Abandon();
        else
            Say("/q");
        IsLeaving = true;
    }

    /// <summary>Speaks until the visit is over.</summary>
    public async Task SpeakAsync()
    {
        await foreach (var deed in _deeds.Reader.ReadAllAsync(visit.Ended))
            await deed();
    }
}
