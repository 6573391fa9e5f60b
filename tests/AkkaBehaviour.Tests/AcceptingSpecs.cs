using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;
using Akka.IO;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

public class AcceptingSpecs : LoopbackSpecs
{
    [Fact(Timeout = TimeLimit)]
    public async Task Should_give_each_accepted_socket_to_the_options_of_the_bind_before_it_tells_Connected()
    {
        var listening = CreateTestProbe();
        var address = await ListenAsync(listening, pullMode: false, new SocketSpy(accepted: socket => listening.Ref.Tell(socket)));

        for (var i = 0; i < 3; i++)
        {
            using var peer = await ConnectAsync(address);
            var socket = await listening.ExpectMsgAsync<Socket>();
            var connected = await listening.ExpectMsgAsync<Tcp.Connected>();

            connected.RemoteAddress.ShouldBe(peer.LocalEndPoint);
            socket.RemoteEndPoint.ShouldBe(connected.RemoteAddress);
            socket.LocalEndPoint.ShouldBe(connected.LocalAddress);
            socket.NoDelay.ShouldBeTrue();
            socket.Blocking.ShouldBeFalse();
        }
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_give_the_listening_socket_to_the_options_before_it_is_bound()
    {
        Socket? seen = null;
        var bound = true;

        var address = await ListenAsync(CreateTestProbe(), pullMode: false, new SocketSpy(listening: socket =>
        {
            seen = socket;
            bound = socket.IsBound;
        }));

        bound.ShouldBeFalse();
        seen!.LocalEndPoint.ShouldBe(address);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_accept_without_ResumeAccepting_even_in_pull_mode()
    {
        var listening = CreateTestProbe();
        var address = await ListenAsync(listening, pullMode: true);
        listening.Sender.Tell(new Tcp.ResumeAccepting(0));

        for (var i = 0; i < 10; i++)
        {
            using var peer = await ConnectAsync(address);
            await listening.ExpectMsgAsync<Tcp.Connected>();
        }
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_fail_the_Bind_command_and_log_an_error_when_the_port_is_taken()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(AnyPort);
        taken.Listen();
        var (binder, log) = (CreateTestProbe(), CreateTestProbe());
        Sys.EventStream.Subscribe(log.Ref, typeof(LogEvent));

        Sys.Tcp().Tell(new Tcp.Bind(TestActor, taken.LocalEndPoint!), binder.Ref);

        var failed = await binder.ExpectMsgAsync<Tcp.CommandFailed>();
        failed.Cause.Value.ShouldBeOfType<SocketException>().SocketErrorCode.ShouldBe(SocketError.AddressAlreadyInUse);
        failed.Cmd.ShouldBeOfType<Tcp.Bind>().LocalAddress.ShouldBe(taken.LocalEndPoint);
        var binding = await log.ExpectMsgAsync<Info>();
        var error = await log.ExpectMsgAsync<Error>();
        binding.ToString().ShouldContain($"Binding TCP channel on endpoint [{taken.LocalEndPoint}]");
        error.ToString().ShouldContain($"Bind failed for TCP channel on endpoint [{taken.LocalEndPoint}]");
        error.Cause.ShouldBe(failed.Cause.Value);
        foreach (var line in new LogEvent[] { binding, error })
        {
            line.LogSource.ShouldBe("akka://test/system/IO-TCP/tcp-listener-0");
            line.LogClass.FullName.ShouldBe("Akka.IO.TcpListener");
        }
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_abort_the_accepted_connections_when_the_listener_is_unbound()
    {
        var listening = CreateTestProbe();
        var address = await ListenAsync(listening, pullMode: false);
        var listener = listening.Sender;
        using var peer = await ConnectAsync(address);
        await listening.ExpectMsgAsync<Tcp.Connected>();
        var (connection, handler) = (listening.Sender, CreateTestProbe());
        connection.Tell(new Tcp.Register(handler.Ref), handler.Ref);
        await connection.Ask<ActorIdentity>(new Identify(null), TimedOut);

        listener.Tell(Tcp.Unbind.Instance, listening.Ref);

        await listening.ExpectMsgAsync<Tcp.Unbound>();
        await handler.ExpectMsgAsync<Tcp.Aborted>();
        await ShouldBeReset(peer);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_stop_listening_when_the_handler_of_the_Bind_stops()
    {
        var listening = CreateTestProbe();
        var address = await ListenAsync(listening, pullMode: false);
        Watch(listening.Sender);

        Sys.Stop(listening.Ref);

        await ExpectTerminatedAsync(listening.Sender);
        var refused = await Should.ThrowAsync<SocketException>(() => ConnectAsync(address));
        refused.SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
    }
}
