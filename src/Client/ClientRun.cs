using Akka.Actor;
using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>One run to the room, from the first connection to the exit code.</summary>
internal sealed class ClientRun : IDisposable
{
    // No script has more lines under way than this.
    private const int Window = 256;

    // All is said then: only the others wait, to see who left.
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(2);

    private readonly ClientOptions _options;
    private readonly IFrontend _user;
    private readonly ServerStream _stream;
    private readonly TaskCompletionSource<ClientException?> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended = new();
    private volatile TaskCompletionSource _progress = NewSignal();
    private bool _saidAll;
    private bool _leaving;

    private ClientRun(ActorSystem system, ClientOptions options, IFrontend user)
    {
        _options = options;
        _user = user;
        Ended = _ended.Token;
        ClientSession = new ClientSession(options.Nickname?.Text, TimeProvider.System);
        _stream = new ServerStream(system, ClientSession, options, Show);
    }

    /// <summary>What has been said so far, and who is here.</summary>
    public ClientSession ClientSession { get; }

    /// <summary>What has become of the lines that the user said.</summary>
    public string Delivery => ClientSession.NotDone switch
    {
        0 => "all that was said was delivered",
        1 => "1 line was not confirmed",
        var lines => $"{lines:N0} lines were not confirmed",
    };

    /// <summary>Cancelled when the run is over.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Connects, lets the user session, and leaves.</summary>
    /// <exception cref="ClientException">It ended in another way; says how.</exception>
    public static async Task RunAsync(ActorSystem system, ClientOptions options, IFrontend user)
    {
        using var run = new ClientRun(system, options, user);
        _ = run.TalkAsync();
        try
        {
            await await Task.WhenAny(run._over.Task, run._stream.Ended);
            if (await run._over.Task is { } failure)
                throw failure;
            if (!user.IsInteractive && run.ClientSession.Refused is > 0 and var refused)
                throw new ClientException(refused == 1 ? "1 line was refused" : $"{refused:N0} lines were refused");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ClientException($"cannot write the output: {e.Message}");
        }
        finally
        {
            await run._ended.CancelAsync();
            run._stream.Stop();
            await Task.WhenAny(run._stream.Ended, Task.Delay(TimeSpan.FromSeconds(1)));
        }
    }

    public void Dispose() => _ended.Dispose();

    /// <summary>Tells the server the nickname that was chosen.</summary>
    public Task IntroduceAsync() => _stream.OfferAsync(Outgoing.Named.Instance);

    /// <summary>Says a text, line by line, once there are not too many under way.</summary>
    public async Task SayAsync(string text)
    {
        foreach (var line in text.Split('\n'))
            await SayLineAsync(line.TrimEnd('\r'));
    }

    /// <summary>Waits until the room has let the user in, or a nickname was refused.</summary>
    public Task JoinedAsync() => UntilAsync(() => ClientSession.IsJoined || ClientSession.Refusal is not null);

    /// <summary>Leaves once the server has all that was said.</summary>
    public async Task LeaveAsync()
    {
        _saidAll = true;
        await UntilAsync(() => ClientSession.NotDone == 0);
        _leaving = true;
        if (ClientSession.WasJoined)
        {
            await _stream.OfferAsync(new Outgoing.Said("/q"));
            await Task.Delay(TimeToLeave, Ended);
        }
        if (!ClientSession.IsJoined)
            _over.TrySetResult(null);
    }

    /// <summary>Leaves at once, whatever is under way.</summary>
    public void Abandon() => _over.TrySetResult(null);

    /// <summary>Whether a line is the command to leave.</summary>
    public static bool IsLeaving(string line) => ClientLine.Parse(line) is ClientLine.Command { Name: "q" or "Q" };

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task SayLineAsync(string line)
    {
        // The session ends with the run: what a script said before has to be confirmed by then, or it would be said again.
        var leaves = IsLeaving(line);
        await UntilAsync(() => ClientSession.NotDone < (leaves && !_user.IsInteractive ? 1 : Window));
        _leaving |= leaves;
        await _stream.OfferAsync(new Outgoing.Said(line));
    }

    private async Task TalkAsync()
    {
        try
        {
            await _user.TalkAsync(this);
        }
        catch (ClientException e)
        {
            _over.TrySetResult(e);
        }
        catch (OperationCanceledException)
        {
            // The run ended first.
        }
        catch (IOException e)
        {
            _over.TrySetResult(new ClientException($"cannot read the input: {e.Message}"));
        }
        catch (Exception e)
        {
            _over.TrySetException(e);
        }
    }

    private void Show(ClientEvent e)
    {
        _user.Show(e);
        if (ClientSession.Farewell is not null || (ClientSession is { HasSaidGoodbye: true, NotDone: <= 1 } && ClientSession.Away > TimeToLeave))
            _over.TrySetResult(_leaving || (_saidAll && ClientSession.NotDone == 0) ? null : new ClientException($"{_options.Host}:{_options.Port} closed the connection ({ClientSession.Farewell}); {Delivery}"));
        else if (ClientSession.Failure is { } cause && ConnectionErrors.IsPermanent(cause) && !ClientSession.WasJoined)
            _over.TrySetResult(new ClientException($"cannot connect to {_options.Host}:{_options.Port}: {ConnectionErrors.Remedy(cause)}"));
        else if (!_user.IsInteractive && ClientSession.Away > _options.Patience)
            _over.TrySetResult(new ClientException($"lost the connection to {_options.Host}:{_options.Port} for {_options.Patience.TotalSeconds:0} s; {Delivery}"));
        Interlocked.Exchange(ref _progress, NewSignal()).TrySetResult();
    }

    /// <summary>Waits for something that what the server says brings about.</summary>
    private async Task UntilAsync(Func<bool> isSo)
    {
        for (var progress = _progress; !isSo(); progress = _progress)
            await progress.Task.WaitAsync(Ended);
    }
}
