using System.Net;
using System.Net.Sockets;
using Akka.Configuration;
using Akka.IO;
using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace AkkaChat.AkkaBehaviour.Tests.Harness;

/// <summary>Specs over real loopback sockets.</summary>
public abstract class LoopbackSpecs(string config = "") : TestKit(ConfigurationFactory.ParseString(config).WithFallback(Defaults))
{
    /// <summary>Milliseconds that a test may take.</summary>
    protected const int TimeLimit = 20_000;

    /// <summary>More bytes than all buffers between two ends hold.</summary>
    protected const int MoreThanBuffersHold = 64 * 1024 * 1024;

    /// <summary>Settings for large writes; the buffers' sizes are only checked against the frame size.</summary>
    protected const string LargeFrames = "akka.io.tcp { maximum-frame-size = 1m, send-buffer-size = 2m, receive-buffer-size = 2m }";

    protected static readonly IPEndPoint AnyPort = new(IPAddress.Loopback, 0);

    private static readonly Config Defaults = ConfigurationFactory.ParseString("akka.test.single-expect-default = 10s");

    private readonly CancellationTokenSource _timeLimit = new(TimeLimit);

    /// <summary>Ends waits on sockets that take too long.</summary>
    protected CancellationToken TimedOut => _timeLimit.Token;

    protected async Task<EndPoint> ListenAsync(TestProbe listening, bool pullMode, params Inet.SocketOption[] options)
    {
        Sys.Tcp().Tell(new Tcp.Bind(listening.Ref, AnyPort, options: options, pullMode: pullMode), listening.Ref);
        return (await listening.ExpectMsgAsync<Tcp.Bound>()).LocalAddress;
    }

    /// <summary>An accepted connection whose handler is not registered yet.</summary>
    protected async Task<Connection> AcceptAsync(bool pullMode = false)
    {
        var listening = CreateTestProbe();
        Socket? accepted = null;
        var address = await ListenAsync(listening, pullMode, new SocketSpy(accepted: socket =>
        {
            socket.Blocking = false; // it is already, as AcceptingSpecs says; direct sends need it
            accepted = socket;
        }));
        var peer = await ConnectAsync(address);
        await listening.ExpectMsgAsync<Tcp.Connected>();
        return new Connection(listening.Sender, accepted!, CreateTestProbe(), peer);
    }

    /// <summary>An accepted connection with its handler.</summary>
    protected async Task<Connection> AcceptAndRegisterAsync(bool pullMode = false)
    {
        var connection = await AcceptAsync(pullMode);
        connection.Register();
        return connection;
    }

    protected async Task<Socket> ConnectAsync(EndPoint address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address, TimedOut);
        return socket;
    }

    /// <summary>Reads this many bytes, or fewer if the stream ends first.</summary>
    protected async Task<byte[]> ReadAsync(Socket socket, int count)
    {
        var bytes = new byte[count];
        var read = 0;
        while (read < count && await socket.ReceiveAsync(bytes.AsMemory(read), TimedOut) is > 0 and var more)
            read += more;
        return bytes[..read];
    }

    /// <summary>Sends to an accepted connection, and waits until its socket has everything.</summary>
    protected async Task SendToKernelAsync(Connection connection, byte[] bytes)
    {
        await connection.Peer.SendAsync(bytes, TimedOut);
        await AvailableAsync(connection.Socket, bytes.Length);
    }

    protected Task AvailableAsync(Socket socket, int count) => AwaitConditionAsync(() => Task.FromResult(socket.Available == count));

    /// <summary>Waits until a read would not block: input, the end or an error has come.</summary>
    protected static Task ReadableAsync(Socket socket) =>
        Task.Run(() => socket.Poll(TimeSpan.FromMilliseconds(TimeLimit), SelectMode.SelectRead).ShouldBeTrue());

    protected async Task ShouldBeReset(Socket peer) =>
        (await Should.ThrowAsync<SocketException>(async () => await peer.ReceiveAsync(new byte[1], TimedOut)))
            .SocketErrorCode.ShouldBe(SocketError.ConnectionReset);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _timeLimit.Dispose();
    }
}
