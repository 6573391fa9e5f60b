using System.Collections.Concurrent;
using System.Text;
using Akka.Actor;
using Akka.IO;

namespace AkkaChat.Server.Tests.Model;

/// <summary>
/// A transport that a session cannot tell from a socket. It hands input on in pieces when it is asked to read, acknowledges what is
/// written at once or when it goes on after a stall, and fails and breaks when told to.
/// </summary>
internal sealed class FakeConnection : ReceiveActor
{
    private readonly Random _random;
    private readonly ConcurrentQueue<string> _written;
    private readonly List<byte> _input = [];
    private IActorRef _session = ActorRefs.Nobody;
    private IActorRef _writer = ActorRefs.Nobody;
    private Tcp.Event? _ack;
    private bool _isAsked;
    private bool _inputEnds;
    private bool _isStalled;
    private bool _isWriting;

    public FakeConnection(int seed, ConcurrentQueue<string> written)
    {
        _random = new Random(seed);
        _written = written;
        Receive<Tcp.Register>(register => _session = register.Handler);
        Receive<Tcp.ResumeReading>(_ => Read());
        Receive<Tcp.Write>(Write);
        Receive<Tcp.CloseCommand>(Close);
        Receive<Type>(type => Take(Encoding.UTF8.GetBytes(type.Text)));
        Receive<EndInput>(_ => End());
        Receive<Taken>(_ => Acknowledge(_isStalled));
        Receive<Stall>(stall => Acknowledge(stall.Begins));
        Receive<BreakWith>(broken => Break(broken.News));
    }

    private void Read()
    {
        _isAsked = true;
        Hand();
    }

    private void Take(byte[] bytes)
    {
        _input.AddRange(bytes);
        Hand();
    }

    private void End()
    {
        _inputEnds = true;
        Hand();
    }

    private void Hand()
    {
        if (!_isAsked || (_input.Count == 0 && !_inputEnds))
            return;
        _isAsked = false;
        var piece = _input.Take(_random.Next(1, 12)).ToArray();
        _input.RemoveRange(0, piece.Length);
        _session.Tell(piece.Length > 0 ? new Tcp.Received(ByteString.FromBytes(piece)) : Tcp.PeerClosed.Instance);
    }

    private void Write(Tcp.Write write)
    {
        _written.Enqueue(_isWriting ? "a second write before the first was acknowledged\n" : write.Data.ToString(Encoding.UTF8));
        _isWriting = true;
        _writer = Sender;
        _ack = write.Ack;
        Self.Tell(new Taken()); // behind what session and relay have told already
    }

    private void Acknowledge(bool stall)
    {
        _isStalled = stall;
        if (stall || !_isWriting)
            return;
        _isWriting = false;
        _writer.Tell(_ack!);
    }

    private void Close(Tcp.CloseCommand close)
    {
        if (_isWriting && close is not Tcp.Abort)
            _written.Enqueue("a close before the last write was acknowledged\n");
        Break(close.Event);
    }

    private void Break(object news)
    {
        _session.Tell(news);
        Become(() => ReceiveAny(_ => { }));
    }

    private sealed record Taken;

    /// <summary>The person types this.</summary>
    public sealed record Type(string Text);

    /// <summary>The person's side closes when all that it typed has been read.</summary>
    public sealed record EndInput;

    /// <summary>The person's side begins or ends to take nothing.</summary>
    public sealed record Stall(bool Begins);

    /// <summary>The session gets this; after that nothing arrives any more, either way.</summary>
    public sealed record BreakWith(object News);
}
