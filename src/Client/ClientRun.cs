using Akka.Actor;
using AkkaChat.Client.Connection;
using AkkaChat.Client.Frontends;
using AkkaChat.Client.Session;
using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>One run of the client, from the first connection to the exit code.</summary>
internal sealed class ClientRun : IDisposable
{
    // A script waits while this many of its lines are unacknowledged.
    private const int MaxUnacked = 256;

    // All lines are delivered by then; only the confirmation that the user has left is missing.
    private static readonly TimeSpan LeaveTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(1);

    private readonly ClientOptions _options;
    private readonly IFrontend _frontend;
    private readonly ServerStream _stream;
    private readonly TaskCompletionSource<ClientException?> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended = new();
    private TaskCompletionSource _progress = NewSignal();

    private ClientRun(ActorSystem system, ClientOptions options, IFrontend frontend)
    {
        _options = options;
        _frontend = frontend;
        Ended = _ended.Token;
        Session = new ClientSession(options.Nickname?.Text, TimeProvider.System);
        _stream = new ServerStream(system, Session, options, Show);
    }

    /// <summary>The session with the server.</summary>
    public ClientSession Session { get; }

    /// <summary>Cancelled when the run is over.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Connects, runs the frontend, and leaves.</summary>
    /// <exception cref="ClientException">The run failed.</exception>
    public static async Task RunAsync(ActorSystem system, ClientOptions options, IFrontend frontend)
    {
        using var run = new ClientRun(system, options, frontend);
        _ = run.RunFrontendAsync();
        try
        {
            await await Task.WhenAny(run._outcome.Task, run._stream.Completion);
            if (await run._outcome.Task is { } failure)
                throw failure;
            if (!frontend.IsInteractive && run.Session.Snapshot.RefusedCount is > 0 and var refused)
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
            await Task.WhenAny(run._stream.Completion, Task.Delay(StopTimeout));
        }
    }

    public void Dispose() => _ended.Dispose();

    /// <summary>Whether a line is the server's command to leave.</summary>
    public static bool IsQuit(string line) =>
        ClientLine.Parse(line) is ClientLine.Command { Name: var name } && $"/{name}".Equals(CommandNames.ServerQuit, StringComparison.OrdinalIgnoreCase);

    /// <summary>Describes whether the user's lines were delivered.</summary>
    public static string DescribeDelivery(SessionSnapshot session) => session.UnackedCount switch
    {
        0 => "all that was said was delivered",
        1 => "1 line was not confirmed",
        var lines => $"{lines:N0} lines were not confirmed",
    };

    /// <summary>Sends the chosen nickname to the server.</summary>
    public Task SendNicknameAsync() => _stream.OfferAsync(Outgoing.NicknameChosen.Instance);

    /// <summary>Sends a text line by line; waits while too many lines are unacknowledged.</summary>
    public async Task SendAsync(string text)
    {
        foreach (var line in text.Split('\n'))
            await SendLineAsync(line.TrimEnd('\r'));
    }

    /// <summary>Waits until the server has let the user in, or has refused to.</summary>
    public Task WaitUntilJoinedAsync() => WaitUntilAsync(session => session.IsJoined || session.Refusal is not null);

    /// <summary>Leaves once the server has acknowledged all lines.</summary>
    public async Task LeaveAsync()
    {
        Session.EndInput();
        await WaitUntilAsync(session => session.UnackedCount == 0);
        Session.StartLeaving();
        if (Session.Snapshot.WasJoined)
        {
            await _stream.OfferAsync(new Outgoing.Line(CommandNames.ServerQuit));
            await Task.Delay(LeaveTimeout, Ended);
        }
        if (!Session.Snapshot.IsJoined)
            _outcome.TrySetResult(null);
    }

    /// <summary>Ends the run at once, even if lines are unacknowledged.</summary>
    public void Abort() => _outcome.TrySetResult(null);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task SendLineAsync(string line)
    {
        // The session ends with the run: lines of a script that are unacknowledged by then would be lost.
        var isQuit = IsQuit(line);
        await WaitUntilAsync(session => session.UnackedCount < (isQuit && !_frontend.IsInteractive ? 1 : MaxUnacked));
        if (isQuit)
            Session.StartLeaving();
        await _stream.OfferAsync(new Outgoing.Line(line));
    }

    private async Task RunFrontendAsync()
    {
        try
        {
            await _frontend.RunAsync(this);
        }
        catch (ClientException e)
        {
            _outcome.TrySetResult(e);
        }
        catch (OperationCanceledException)
        {
            // The run ended first.
        }
        catch (IOException e)
        {
            _outcome.TrySetResult(new ClientException($"cannot read the input: {e.Message}"));
        }
        catch (Exception e)
        {
            _outcome.TrySetException(e);
        }
    }

    private void Show(ClientEvent e)
    {
        _frontend.Show(e);
        EndIfOver(Session.Snapshot);
        Interlocked.Exchange(ref _progress, NewSignal()).TrySetResult();
    }

    private void EndIfOver(SessionSnapshot session)
    {
        var server = $"{_options.Host}:{_options.Port}";
        var disconnectedFor = session.DisconnectedFor(TimeProvider.System.GetUtcNow());
        var hasQuit = session is { HasSubmittedQuit: true, UnackedCount: <= 1 } && disconnectedFor > LeaveTimeout;
        if (session.Farewell is not null || hasQuit)
        {
            var isExpected = session.IsLeaving || session is { HasInputEnded: true, UnackedCount: 0 };
            _outcome.TrySetResult(isExpected ? null : new ClientException($"{server} closed the connection ({session.Farewell}); {DescribeDelivery(session)}"));
        }
        else if (session is { ConnectionError: { } error, WasJoined: false } && ConnectionErrors.IsPermanent(error))
        {
            _outcome.TrySetResult(new ClientException($"cannot connect to {server}: {ConnectionErrors.DescribeWithRemedy(error)}"));
        }
        else if (!_frontend.IsInteractive && disconnectedFor > _options.ReconnectTimeout)
        {
            _outcome.TrySetResult(new ClientException($"lost the connection to {server} for {_options.ReconnectTimeout.TotalSeconds:0} s; {DescribeDelivery(session)}"));
        }
    }

    /// <summary>Waits until a condition holds; it is checked again after each event from the server.</summary>
    private async Task WaitUntilAsync(Func<SessionSnapshot, bool> condition)
    {
        while (true)
        {
            var progress = Volatile.Read(ref _progress);
            if (condition(Session.Snapshot))
                return;
            await progress.Task.WaitAsync(Ended);
        }
    }
}
