using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Connections;

/// <summary>
/// Reads a session's lines from its connection, no faster than they may come. Each <see cref="RequestMore"/> brings one
/// <see cref="Tcp.Received"/>; while a line waits for <see cref="FloodControl"/> nothing is requested, so TCP holds back this sender alone.
/// </summary>
/// <param name="session">
/// Gets <see cref="RateLimitElapsed"/> from a timer when the waiting line may pass; it then calls <see cref="Release"/>.
/// </param>
/// <param name="connection">The connection to read from.</param>
/// <param name="clock">The clock for flood control.</param>
/// <param name="settings">The longest line and the rate.</param>
internal sealed class LineReader(IWithTimers session, IActorRef connection, ITimeProvider clock, SessionSettings settings)
{
    private const string RateLimitTimer = "rate limit";

    private readonly FloodControl? _flood = settings.Flood.Rate.IsLimited ? new FloodControl(settings.Flood) : null;
    private readonly ReceiveBuffer _buffer = new(settings.MaxLineBytes);
    private DecodedLine? _waitingLine;
    private TimeSpan _wait;
    private bool _isWaiting;

    /// <summary>Whether bytes were requested that have not come yet.</summary>
    public bool HasRequested { get; private set; }

    /// <summary>Whether the client has closed its side.</summary>
    public bool HasEnded => _buffer.HasEnded;

    /// <summary>Whether every line has been read and none will follow.</summary>
    public bool IsFinished => HasEnded && !_isWaiting;

    /// <summary>Takes what was requested.</summary>
    public void Append(Tcp.Received received)
    {
        HasRequested = false;
        _buffer.Append(received.Data);
    }

    /// <summary>Notes that the client has closed its side. What is left without a line ending is a line.</summary>
    public void End() => _buffer.End();

    /// <summary>Reads the next line that is complete and may pass.</summary>
    public bool TryRead(out DecodedLine line)
    {
        line = default;
        if (_isWaiting)
            return false;
        if (_waitingLine is { } released)
        {
            (line, _waitingLine) = (released, null);
            return true;
        }
        if (!_buffer.TryRead(out line))
            return false;
        if (MayPass())
            return true;
        _waitingLine = line;
        return false;
    }

    /// <summary>Whether so many lines have come that they are a paste.</summary>
    /// <param name="socket">The connection's socket, where more of them may wait; null where the transport is no socket.</param>
    public bool HoldsPaste(Socket? socket)
    {
        if (_flood is null || _isWaiting || _waitingLine is not null || _buffer.CountLines() is not (> 1 and var lines))
            return false;
        var waiting = TcpInfo.UnreadBytes(socket) * (long)lines / _buffer.Count; // lines that are as long
        return _flood.IsPaste((int)Math.Min(lines + waiting, int.MaxValue), clock.Now);
    }

    /// <summary>Moves lines into a paste; they do not wait.</summary>
    /// <returns>Whether the paste is complete: what comes next is none of it.</returns>
    public bool TryComplete(PasteBuffer paste)
    {
        while (_buffer.TryRead(out var line))
        {
            if (_flood!.TryPaste(clock.Now) && paste.TryAdd(line))
                continue;
            _waitingLine = line;
            _ = MayPass();
            return true;
        }
        return HasEnded;
    }

    /// <summary>The text of the incomplete line so far.</summary>
    public string PeekText() => _buffer.PeekText();

    /// <summary>From now on the limit does not count a line's tag.</summary>
    public void AllowTags() => _buffer.AllowTags();

    /// <summary>Whether a text came behind the line that was read last, complete or not. Blank lines are none, and are dropped.</summary>
    public bool HoldsText()
    {
        while (_waitingLine is null && _buffer.TryRead(out var line))
        {
            if (line.Fault != LineFault.None || !string.IsNullOrWhiteSpace(line.Text))
                _waitingLine = line;
        }
        return _waitingLine is not null || _buffer.HoldsText;
    }

    /// <summary>Has a telnet client not show what is typed, or show it again; <see cref="TryTakeTelnetAnswer"/> has the bytes that say so.</summary>
    public void HideInput(bool hide) => _buffer.HideInput(hide);

    /// <summary>Takes the answer that the client's telnet waits for, if it does: bytes to send as they are.</summary>
    public bool TryTakeTelnetAnswer(out byte[] answer) => _buffer.TryTakeTelnetAnswer(out answer);

    /// <summary>Requests more bytes from the connection. Many bytes without a line ending wait as a line does.</summary>
    public void RequestMore()
    {
        if (HasRequested || _isWaiting || (_buffer.TryTakeExcess() && !MayPass()))
            return;
        HasRequested = true;
        connection.Tell(Tcp.ResumeReading.Instance);
    }

    /// <summary>Lets the waiting line pass.</summary>
    /// <returns>What to do about its sender.</returns>
    public FloodAction Release()
    {
        _isWaiting = false;
        return _flood!.Release(_wait, clock.Now);
    }

    private bool MayPass()
    {
        if (_flood is null)
            return true;
        _wait = _flood.Take(clock.Now);
        if (_wait == TimeSpan.Zero)
            return true;
        _isWaiting = true;
        session.Timers.StartSingleTimer(RateLimitTimer, RateLimitElapsed.Instance, _wait);
        return false;
    }

    /// <summary>The waiting line may pass now.</summary>
    public sealed record RateLimitElapsed
    {
        public static readonly RateLimitElapsed Instance = new();
    }
}
