using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;

namespace AkkaChat.Runtime.Tests.IO;

public sealed class BindSpecs : TcpSpecs
{
    [Fact]
    public void Should_say_which_port_it_listens_at()
    {
        var (_, at) = Listen();
        at.Port.ShouldNotBe(0);
        at.Address.ShouldBe(IPAddress.Loopback);
    }

    [Fact]
    public void Should_fail_with_a_cause_at_a_port_that_is_taken()
    {
        var (_, at) = Listen();
        var bind = new Tcp.Bind(TestActor, at);

        Sys.Tcp().Tell(bind);

        var failed = ExpectMsg<Tcp.CommandFailed>();
        failed.Cmd.ShouldBe(bind);
        failed.Cause.HasValue.ShouldBeTrue();
        failed.Cause.Value.GetBaseException().ShouldBeOfType<SocketException>().SocketErrorCode.ShouldBe(SocketError.AddressAlreadyInUse);
    }

    [Fact]
    public void Should_announce_each_connection_with_its_addresses()
    {
        var (_, at) = Listen();

        var peer = Connect(at);

        var connected = ExpectMsg<Tcp.Connected>();
        connected.RemoteAddress.ShouldBe(peer.LocalEndPoint);
        connected.LocalAddress.ShouldBe(peer.RemoteEndPoint);
    }

    [Fact]
    public void Should_announce_many_connections()
    {
        var (_, at) = Listen();
        var peers = Enumerable.Range(0, 50).Select(_ => Connect(at)).ToList();

        var connected = peers.ConvertAll(_ => ExpectMsg<Tcp.Connected>().RemoteAddress);

        connected.ShouldBe(peers.ConvertAll(peer => peer.LocalEndPoint), ignoreOrder: true);
    }

    [Fact]
    public void Should_listen_at_an_address_of_version_6()
    {
        if (!Socket.OSSupportsIPv6) return;
        var (_, at) = Listen(address: IPAddress.IPv6Loopback);
        var peer = Connect(at);
        ExpectMsg<Tcp.Connected>();
        LastSender.Tell(new Tcp.Register(Handler.Ref));

        Send(peer, "hello");

        Collect(5).ShouldBe("hello"u8.ToArray());
    }

    [Fact]
    public void Should_accept_no_more_after_Unbind_but_leave_connections_alone()
    {
        var (listener, at) = Listen();
        var peer = Connect(at);
        ExpectMsg<Tcp.Connected>();
        var connection = LastSender;
        connection.Tell(new Tcp.Register(Handler.Ref));
        Watch(listener);

        listener.Tell(Tcp.Unbind.Instance);

        ExpectMsg<Tcp.Unbound>();
        ExpectTerminated(listener);
        Should.Throw<SocketException>(() => Connect(at)).SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
        HandlerWrites(connection, Write("still here"));
        ReadText(peer, 10).ShouldBe("still here");
    }

    [Fact]
    public void Should_end_when_the_one_it_tells_of_connections_dies()
    {
        var owner = CreateTestProbe();
        Sys.Tcp().Tell(new Tcp.Bind(owner.Ref, new IPEndPoint(IPAddress.Loopback, 0)));
        var at = (IPEndPoint)ExpectMsg<Tcp.Bound>().LocalAddress;
        Watch(LastSender);

        Sys.Stop(owner.Ref);

        ExpectMsg<Terminated>();
        Should.Throw<SocketException>(() => Connect(at)).SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
    }

    [Fact]
    public void Should_accept_only_as_many_as_it_is_told_to_in_pull_mode()
    {
        var (listener, at) = Listen(pullMode: true);
        for (var i = 0; i < 3; i++) Connect(at); // they wait in the kernel
        ExpectNoMsg(Brief);

        listener.Tell(new Tcp.ResumeAccepting(1));
        ExpectMsg<Tcp.Connected>();
        ExpectNoMsg(Brief);

        listener.Tell(new Tcp.ResumeAccepting(2));
        ExpectMsg<Tcp.Connected>();
        ExpectMsg<Tcp.Connected>();
    }

    [Fact]
    public void Should_apply_the_options_to_the_listening_socket_and_to_each_accepted_one()
    {
        var option = new Recording();
        var (_, at) = Listen(options: option);
        option.Bound.ShouldBe(1);

        for (var i = 0; i < 2; i++)
        {
            Connect(at);
            ExpectMsg<Tcp.Connected>();
            LastSender.Tell(new Tcp.Register(Handler.Ref));
        }

        AwaitAssert(() => option.Connected.ShouldBe(2));
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_go_on_listening_when_an_option_cannot_be_set()
    {
        var (_, at) = Listen(options: new Refusing(times: 1));

        var unlucky = Connect(at);
        ReadToEnd(unlucky).ShouldBeEmpty();
        Connect(at);

        ExpectMsg<Tcp.Connected>();
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_not_count_a_connection_that_it_could_not_announce_in_pull_mode()
    {
        var (listener, at) = Listen(pullMode: true, options: new Refusing(times: 1));
        listener.Tell(new Tcp.ResumeAccepting(1));

        var unlucky = Connect(at);
        ReadToEnd(unlucky).ShouldBeEmpty();
        Connect(at);

        ExpectMsg<Tcp.Connected>();
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_leave_the_last_word_on_delay_to_the_options()
    {
        var option = new Delaying();
        var (_, at) = Listen(options: option);
        Connect(at);
        ExpectMsg<Tcp.Connected>();
        LastSender.Tell(new Tcp.Register(Handler.Ref));

        option.Socket!.NoDelay.ShouldBeFalse();
    }

    private sealed class Recording : Inet.SocketOption
    {
        private int _bound;
        private int _connected;

        public int Bound => Volatile.Read(ref _bound);

        public int Connected => Volatile.Read(ref _connected);

        public override void BeforeServerSocketBind(Socket ss) => Interlocked.Increment(ref _bound);

        public override void AfterConnect(Socket s) => Interlocked.Increment(ref _connected);
    }

    private sealed class Refusing(int times) : Inet.SocketOption
    {
        private int _left = times;

        public override void AfterConnect(Socket s)
        {
            if (_left-- > 0) throw new InvalidOperationException("failed on purpose");
        }
    }
}
