using Akka.Actor;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Connections;

/// <summary>
/// Reads a session's lines from its connection, no faster than they may come. One <see cref="Tcp.Received"/> comes for each
/// <see cref="AskForMore"/>, and none is asked for while a line waits in the <see cref="FloodGate"/>, so that TCP holds back this
/// sender alone.
/// </summary>
/// <param name="session">Is told <see cref="GateOpens"/>, by a timer, when what waits may pass: it is to call <see cref="OpenGate"/> then.</param>
/// <param name="clock">Tells the time by which senders are slowed down.</param>
/// <param name="settings">How long a line may be, and how fast lines may come.</param>
internal sealed class Reader(IWithTimers session, ITimeProvider clock, SessionSettings settings)
{
    private const string GateTimer = "gate";

    private readonly FloodGate? _gate = settings.Flood.Rate.IsLimited ? new FloodGate(settings.Flood) : null;
    private Inbox _inbox = new(settings.MaxLineBytes);
    private IActorRef _connection = ActorRefs.Nobody;
    private DecodedLine? _heldLine;
    private TimeSpan _wait;

    /// <summary>Whether something waits in the gate. Nothing can be taken then.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Whether the connection has been asked for bytes that did not come yet.</summary>
    public bool IsAsking { get; private set; }

    /// <summary>Whether the client has said that nothing more will come.</summary>
    public bool HasEnded => _inbox.Ended;

    /// <summary>Whether there is nothing more to take and never will be.</summary>
    public bool HasGivenAll => HasEnded && !IsHeld;

    /// <summary>Reads from a connection, from its beginning; what came from another one is forgotten, what its sender owes is not.</summary>
    public void ReadFrom(IActorRef connection)
    {
        session.Timers.Cancel(GateTimer);
        _connection = connection;
        _inbox = new Inbox(settings.MaxLineBytes);
        _heldLine = null;
        IsHeld = IsAsking = false;
    }

    /// <summary>Takes what was asked for.</summary>
    public void Add(Tcp.Received received)
    {
        IsAsking = false;
        Add(received.Data);
    }

    /// <summary>Takes bytes that somebody else has read.</summary>
    public void Add(ByteString bytes) => _inbox.Add(bytes);

    /// <summary>Takes note that nothing more will come; what is left without an ending is a line.</summary>
    public void End() => _inbox.End();

    /// <summary>Takes the next line, if all of it is here and it may pass.</summary>
    public bool TryTake(out DecodedLine line)
    {
        line = default;
        if (IsHeld)
            return false;
        if (_heldLine is { } paid)
        {
            (line, _heldLine) = (paid, null);
            return true;
        }
        if (!_inbox.TryRead(out line))
            return false;
        if (MayPass())
            return true;
        _heldLine = line;
        return false;
    }

    /// <summary>What the client's terminal waits for, if it does: bytes to send back as they are.</summary>
    public bool TryTakeAnswer(out byte[] answer) => _inbox.TryTakeAnswer(out answer);

    /// <summary>Takes the bytes behind the last line that was taken, for another reader.</summary>
    public ByteString TakeRest() => _inbox.TakeRest();

    /// <summary>Asks the connection for more. Many bytes without a line are held back as a line is.</summary>
    public void AskForMore()
    {
        if (IsAsking || IsHeld || (_inbox.TakeExcess() && !MayPass()))
            return;
        IsAsking = true;
        _connection.Tell(Tcp.ResumeReading.Instance);
    }

    /// <summary>Lets pass what waited.</summary>
    /// <returns>What is to be done about its sender.</returns>
    public FloodVerdict OpenGate()
    {
        IsHeld = false;
        return _gate!.Release(_wait, clock.Now);
    }

    private bool MayPass()
    {
        if (_gate is null)
            return true;
        _wait = _gate.Take(clock.Now);
        if (_wait == TimeSpan.Zero)
            return true;
        IsHeld = true;
        session.Timers.StartSingleTimer(GateTimer, GateOpens.Instance, _wait);
        return false;
    }

    /// <summary>What waited may pass now.</summary>
    public sealed record GateOpens
    {
        public static readonly GateOpens Instance = new();
    }
}
