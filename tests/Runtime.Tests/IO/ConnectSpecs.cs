using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;

namespace AkkaChat.Runtime.Tests.IO;

public class ConnectSpecs : TcpSpecs
{
    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ConnectSpecs(string settings = "")
        : base(settings)
    {
        _server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _server.Listen(1);
    }

    private IPEndPoint At => (IPEndPoint)_server.LocalEndPoint!;

    [Fact]
    public void Should_connect_and_say_the_addresses()
    {
        Sys.Tcp().Tell(new Tcp.Connect(At));

        using var peer = _server.Accept();
        var connected = ExpectMsg<Tcp.Connected>();
        connected.RemoteAddress.ShouldBe(At);
        connected.LocalAddress.ShouldBe(peer.RemoteEndPoint);
    }

    [Fact]
    public void Should_carry_bytes_both_ways()
    {
        Sys.Tcp().Tell(new Tcp.Connect(At));
        using var peer = _server.Accept();
        ExpectMsg<Tcp.Connected>();
        LastSender.Tell(new Tcp.Register(Handler.Ref));

        Send(peer, "hello");
        Collect(5).ShouldBe("hello"u8.ToArray());
        HandlerWrites(LastSender, Write("hello to you"));
        ReadText(peer, 12).ShouldBe("hello to you");
    }

    [Fact]
    public void Should_find_the_address_of_a_name()
    {
        Sys.Tcp().Tell(new Tcp.Connect(new DnsEndPoint("localhost", At.Port)));
        using var peer = _server.Accept();
        ExpectMsg<Tcp.Connected>();
    }

    [Fact]
    public void Should_fail_where_nobody_listens()
    {
        var at = At;
        _server.Dispose();
        var connect = new Tcp.Connect(at);

        Sys.Tcp().Tell(connect);

        ExpectMsg<Tcp.CommandFailed>().Cmd.ShouldBe(connect);
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_say_why_it_failed()
    {
        var at = At;
        _server.Dispose();

        Sys.Tcp().Tell(new Tcp.Connect(at));

        ExpectMsg<Tcp.CommandFailed>().Cause.Value.ShouldBeOfType<SocketException>().SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
    }

    [Fact]
    public void Should_fail_when_it_takes_too_long()
    {
        FillTheQueueOf(At);
        var connect = new Tcp.Connect(At, timeout: TimeSpan.FromMilliseconds(200));
        Sys.Tcp().Tell(connect);
        ExpectMsg<Tcp.CommandFailed>().Cmd.ShouldBe(connect);
    }

    [Fact]
    public void Should_give_one_Received_for_each_ResumeReading_in_pull_mode()
    {
        Sys.Tcp().Tell(new Tcp.Connect(At, pullMode: true));
        using var peer = _server.Accept();
        ExpectMsg<Tcp.Connected>();
        var connection = LastSender;
        connection.Tell(new Tcp.Register(Handler.Ref));

        Send(peer, "hello");
        Handler.ExpectNoMsg(Brief);
        connection.Tell(Tcp.ResumeReading.Instance);

        Collect(5).ShouldBe("hello"u8.ToArray());
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_leave_the_last_word_on_delay_to_the_options()
    {
        var option = new Delaying();
        Sys.Tcp().Tell(new Tcp.Connect(At, options: [option]));
        ExpectMsg<Tcp.Connected>();
        option.Socket!.NoDelay.ShouldBeFalse();
    }

    protected override void AfterAll()
    {
        _server.Dispose();
        base.AfterAll();
    }

    /// <summary>Nobody accepts: when the kernel's queue is full, it answers no more.</summary>
    private void FillTheQueueOf(IPEndPoint at)
    {
        for (var i = 0; i < 10; i++)
        {
            var peer = NewPeer();
            peer.Blocking = false;
            Should.Throw<SocketException>(() => peer.Connect(at)).SocketErrorCode.ShouldBeOneOf(SocketError.InProgress, SocketError.WouldBlock);
        }
    }
}
