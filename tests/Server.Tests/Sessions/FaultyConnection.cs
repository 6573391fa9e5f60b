using System.Text;
using Akka.Actor;
using Akka.IO;

namespace AkkaChat.Server.Tests.Sessions;

/// <summary>
/// A transport that a session cannot tell from a socket: hands input on in pieces when it is asked to read, acknowledges late, fails
/// and breaks when told to. Everybody else's lines come out of it as they went in, or it is the session's fault.
/// </summary>
internal sealed class FaultyConnection : ReceiveActor
{
    private readonly Random _random;
    private readonly List<byte> _input = [];
    private readonly StringBuilder _written = new();
    private IActorRef _session = ActorRefs.Nobody;
    private bool _isAsked;
    private bool _isStalled;
    private bool _isUnacknowledged;
    private bool _failsNext;
    private bool _inputEnds;

    public FaultyConnection(int seed)
    {
        _random = new Random(seed);
        Receive<Tcp.Register>(register => _session = register.Handler);
        Receive<Tcp.ResumeReading>(_ => Hand(asked: true));
        Receive<Tcp.Write>(Write);
        Receive<Tcp.CloseCommand>(close => End(close.Event));
        Receive<Type>(text => Hand(text.Line + "\n"));
        Receive<EndInput>(_ => Hand(ends: true));
        Receive<Stall>(stall => Acknowledge(stall.Begins));
        Receive<FailNext>(_ => _failsNext = true);
        Receive<Break>(_ => End(new Tcp.ErrorClosed("the test broke it")));
        Receive<Report>(_ => Sender.Tell(new Written(IsBroken, Lines())));
    }

    private bool IsBroken { get; set; }

    private void Hand(string text = "", bool asked = false, bool ends = false)
    {
        _input.AddRange(Encoding.UTF8.GetBytes(text));
        _isAsked |= asked;
        _inputEnds |= ends;
        if (IsBroken || !_isAsked)
            return;
        if (_input.Count > 0)
        {
            var piece = _input.Take(_random.Next(1, 8)).ToArray();
            _input.RemoveRange(0, piece.Length);
            _isAsked = false;
            _session.Tell(new Tcp.Received(ByteString.FromBytes(piece)), Self);
        }
        else if (_inputEnds)
        {
            _inputEnds = false;
            _session.Tell(Tcp.PeerClosed.Instance, Self);
        }
    }

    private void Write(Tcp.Write write)
    {
        if (IsBroken)
            return;
        if (_isUnacknowledged)
            throw new InvalidOperationException("a second write came before the first was acknowledged");
        if (_failsNext)
        {
            IsBroken = true;
            _session.Tell(write.FailureMessage, Self);
            return;
        }
        _written.Append(write.Data.ToString(Encoding.UTF8));
        _isUnacknowledged = true;
        Acknowledge(_isStalled);
    }

    /// <summary>Who has just come is not made to wait: otherwise it might not see its own coming.</summary>
    private void Acknowledge(bool stall)
    {
        _isStalled = stall && Lines().Exists(line => line.StartsWith("* /help", StringComparison.Ordinal));
        if (_isStalled || !_isUnacknowledged || IsBroken)
            return;
        _isUnacknowledged = false;
        _session.Tell(Server.Lines.Written.Instance, Self);
    }

    private void End(Tcp.ConnectionClosed closed)
    {
        if (!IsBroken)
            _session.Tell(closed, Self);
        IsBroken = true;
    }

    private List<string> Lines() => [.. _written.ToString().Split('\n')[..^1]];

    public sealed record Type(string Line);

    public sealed record EndInput;

    public sealed record Stall(bool Begins);

    public sealed record FailNext;

    public sealed record Break;

    /// <summary>Answered with <see cref="Written"/>.</summary>
    public sealed record Report;

    public sealed record Written(bool IsBroken, List<string> Lines);
}
