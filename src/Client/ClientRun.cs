using Akka.Actor;
using AkkaChat.Client.Connection;
using AkkaChat.Client.Frontends;
using AkkaChat.Client.Session;

namespace AkkaChat.Client;

/// <summary>One run of the client, from the first connection to the exit code.</summary>
internal sealed partial class ClientRun : IDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(1);

    private readonly ClientOptions _options;
    private readonly IFrontend _frontend;
    private readonly ServerStream _stream;
    private readonly ServerKey _key;
    private readonly EndOfRun _end;
    private readonly TaskCompletionSource<ClientException?> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended = new();
    private TaskCompletionSource _progress = NewSignal();

    private ClientRun(ActorSystem system, ClientOptions options, ServerTrust? trust, IFrontend frontend)
    {
        _options = options;
        _frontend = frontend;
        Ended = _ended.Token;
        _key = ServerKey.For(options.Servers.All);
        Session = new ClientSession(options.Nickname?.Text, TimeProvider.System, isProgram: !frontend.IsInteractive, _key);
        Delivery = new Delivery(Session);
        _end = new EndOfRun(options, frontend.IsInteractive);
        _stream = new ServerStream(system, Session, options, trust, Show);
    }

    /// <summary>The session with the server.</summary>
    public ClientSession Session { get; }

    /// <summary>Which of the user's lines the server has.</summary>
    public Delivery Delivery { get; }

    /// <summary>Cancelled when the run is over.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Connects, runs the frontend, and leaves.</summary>
    /// <param name="system">Runs the stream.</param>
    /// <param name="options">What to do.</param>
    /// <param name="trust">What to trust; null for a connection without TLS.</param>
    /// <param name="frontend">The user.</param>
    /// <exception cref="ClientException">The run failed.</exception>
    public static async Task RunAsync(ActorSystem system, ClientOptions options, ServerTrust? trust, IFrontend frontend)
    {
        using var run = new ClientRun(system, options, trust, frontend);
        _ = run.RunFrontendAsync();
        try
        {
            // The stream ends first only when it fails: when nothing can be shown any more.
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
            await Task.Delay(EndOfRun.LeaveTimeout, Ended);
        }
        if (!Session.Snapshot.IsJoined)
            _outcome.TrySetResult(null);
    }

    /// <summary>Ends the run at once; it has failed if the server does not have all lines.</summary>
    public void GiveUp() => _outcome.TrySetResult(Delivery.UndeliveredCount == 0 ? null : new ClientException($"left; {Delivery.Describe()}"));

    /// <summary>Waits until a condition holds; it is checked again after each event from the server, and when lines are withdrawn.</summary>
    public async Task WaitUntilAsync(Func<SessionSnapshot, bool> condition)
    {
        while (true)
        {
            var progress = Volatile.Read(ref _progress);
            if (condition(Session.Snapshot))
                return;
            await progress.Task.WaitAsync(Ended);
        }
    }

    /// <summary>How long leaving may make no progress while lines are undelivered.</summary>
    public TimeSpan LeavingTimeout => _options.ReconnectTimeout < EndOfRun.LeaveTimeout ? EndOfRun.LeaveTimeout : _options.ReconnectTimeout;

    /// <summary>Gives up when leaving makes no progress for a while.</summary>
    public async Task GiveUpWhenLeavingHangsAsync()
    {
        int before;
        do
        {
            before = Delivery.UndeliveredCount;

            // The run may end meanwhile: then there is nothing left to give up.
            await Task.Delay(before == 0 ? EndOfRun.LeaveTimeout : LeavingTimeout, Ended).ContinueWith(_ => { }, TaskScheduler.Default);
        }
        while (Delivery.UndeliveredCount != before);
        GiveUp();
    }

    /// <summary>Ends the run at once, even if lines are unacknowledged; the frontend has told so.</summary>
    public void Abort() => _outcome.TrySetResult(null);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

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
        if (Delivery.UndeliveredCount == 0 && EndOfRun.HasLeft(session))
            _outcome.TrySetResult(null);
        else if (_end.WhyFailed(session) is { } reason)
            _outcome.TrySetResult(new ClientException($"{reason}; {Delivery.Describe()}"));
    }
}
