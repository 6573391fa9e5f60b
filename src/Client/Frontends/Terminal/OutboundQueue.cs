using System.Threading.Channels;
using AkkaChat.Client.Session;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Sends the typed lines in order, as fast as the server takes them, so that the keyboard never waits. Thread-safe.</summary>
internal sealed class OutboundQueue(ClientRun run)
{
    // So few pasted lines are under way at once that the rest can be stopped, and does not wait at the server.
    private const int PastedUnderWay = 4;

    // Unbounded: a person fills it, and sees what waits.
    private readonly Channel<Func<Task>> _sends = Channel.CreateUnbounded<Func<Task>>();
    private readonly Lock _gate = new();
    private readonly Queue<(string Line, Func<Task> Send)> _pasted = [];
    private volatile bool _isLeaving;

    /// <summary>The session's state now.</summary>
    public SessionSnapshot Session => run.Session.Snapshot;

    /// <summary>Whether the user has asked to leave.</summary>
    public bool IsLeaving => _isLeaving;

    /// <summary>How many of the user's lines the server does not have.</summary>
    public int UndeliveredCount => run.Delivery.UndeliveredCount;

    /// <summary>How long to wait for their delivery when leaving.</summary>
    public TimeSpan LeavingTimeout => run.LeavingTimeout;

    /// <summary>How many pasted lines wait.</summary>
    public int PastedCount
    {
        get
        {
            lock (_gate)
                return _pasted.Count;
        }
    }

    /// <summary>Sets the nickname and sends it.</summary>
    public void ChooseNickname(string nickname)
    {
        run.Session.ChooseNickname(nickname);
        _sends.Writer.TryWrite(run.SendNicknameAsync);
    }

    /// <summary>Adds a line.</summary>
    public void Enqueue(string line) => _sends.Writer.TryWrite(run.Accept(line));

    /// <summary>Adds pasted lines; they are text whatever they begin with.</summary>
    public void EnqueuePasted(IEnumerable<string> lines)
    {
        lock (_gate)
        {
            foreach (var line in lines)
            {
                _pasted.Enqueue((line, run.Accept(TextLine.Escape(line))));
                _sends.Writer.TryWrite(SendPastedAsync);
            }
        }
    }

    /// <summary>Stops a paste.</summary>
    /// <returns>The lines that are not said.</returns>
    public IReadOnlyList<string> StopPaste()
    {
        lock (_gate)
        {
            List<string> lines = [.. _pasted.Select(pasted => pasted.Line)];
            _pasted.Clear();
            run.Withdraw(lines.Count);
            return lines;
        }
    }

    /// <summary>Leaves once all lines are delivered; at once when called again, or when there is nothing to deliver.</summary>
    public void Leave()
    {
        if (!TryLeave())
            run.GiveUp();
    }

    /// <summary>Leaves as <see cref="Leave"/> does.</summary>
    /// <returns>False when the user is leaving already.</returns>
    public bool TryLeave()
    {
        lock (_gate)
        {
            if (_isLeaving)
                return false;
            _isLeaving = true;
            if (UndeliveredCount == 0 && !Session.IsJoined)
            {
                run.GiveUp();
                return true;
            }
            _sends.Writer.TryWrite(run.Accept(CommandNames.ServerQuit));
            _ = run.GiveUpWhenLeavingHangsAsync();
            return true;
        }
    }

    /// <summary>Sends until the run is over.</summary>
    public async Task SendAllAsync()
    {
        await foreach (var send in _sends.Reader.ReadAllAsync(run.Ended))
            await send();
    }

    private async Task SendPastedAsync()
    {
        await run.WaitUntilAsync(session => session.UnackedCount < PastedUnderWay || PastedCount == 0);
        (string Line, Func<Task> Send) pasted;
        lock (_gate)
        {
            if (!_pasted.TryDequeue(out pasted))
                return;
        }
        await pasted.Send();
    }
}
