using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;
using AkkaChat.Runtime.Tests.IO;

namespace AkkaChat.Runtime.Tests.Stress;

/// <summary>Connections that end in every way there is. The timeout is long, so that a timer that is left behind is seen.</summary>
[Collection(AloneCollection.Name)]
public sealed class ManyConnectionsSpecs() : TcpSpecs("akka.io.tcp.register-timeout = 1h")
{
    private const int Waves = 40, Each = 252; // two handles each; 42 of each way to end

    private enum Ending
    {
        Close,
        ConfirmedClose,
        Abort,
        HandlerStops,
        PeerCloses,
        PeerResets,
    }

    [Fact]
    public void Should_open_and_close_ten_thousand_and_keep_nothing_of_them()
    {
        const long KeptByEach = 400; // bytes: less than a socket and what belongs to it
        var acceptor = ActorOf(() => new Acceptor(TestActor));
        Sys.Tcp().Tell(new Tcp.Bind(acceptor, new IPEndPoint(IPAddress.Loopback, 0), backlog: 2 * Each));
        var at = (IPEndPoint)ExpectMsg<Tcp.Bound>().LocalAddress;
        Wave(at); // whatever is made once is made now
        var (memory, handles, timers) = (GC.GetTotalMemory(forceFullCollection: true), Handles(), Timer.ActiveCount);

        for (var wave = 0; wave < Waves; wave++)
        {
            Wave(at);
            AwaitAssert(() => Handles().ShouldBeLessThan(handles + (Each / 10)), Patience, Brief); // before a collection closes what was forgotten
        }

        AwaitAssert(
            () =>
            {
                Timer.ActiveCount.ShouldBeLessThan(timers + (Each / 10));
                (GC.GetTotalMemory(forceFullCollection: true) - memory).ShouldBeLessThan(Waves * Each * KeptByEach);
            },
            Patience,
            Brief);
        acceptor.Tell("count your children");
        ExpectMsg(0);
    }

    /// <summary>Opens connections, has each echo a byte that says how it will end, and ends them.</summary>
    private void Wave(IPEndPoint at)
    {
        var peers = new Socket[Each];
        for (var i = 0; i < Each; i++)
        {
            peers[i] = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 20_000 };
            peers[i].Connect(at);
            peers[i].Send([(byte)EndingOf(i)]);
        }

        for (var i = 0; i < Each; i++) ReadExactly(peers[i], 1).ShouldBe([(byte)EndingOf(i)]);
        for (var i = 0; i < Each; i++) End(peers[i], EndingOf(i));
        for (var i = 0; i < 2 * Each; i++) ExpectMsg("ended");
        ExpectNoMsg(TimeSpan.Zero);
    }

    private static Ending EndingOf(int number) => (Ending)(number % Enum.GetValues<Ending>().Length);

    private static void End(Socket peer, Ending ending)
    {
        using (peer)
        {
            switch (ending)
            {
                case Ending.Close: ReadToEnd(peer).ShouldBeEmpty(); break;
                case Ending.ConfirmedClose:
                    ReadToEnd(peer).ShouldBeEmpty();
                    peer.Shutdown(SocketShutdown.Send);
                    break;
                case Ending.Abort: ReadError(peer).ShouldBe(SocketError.ConnectionReset); break;
                case Ending.HandlerStops: Record.Exception(() => ReadToEnd(peer)); break; // the end or a reset
                case Ending.PeerResets: peer.Close(timeout: 0); break;
            }
        }
    }

    private static int Handles() => Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : 0;

    /// <summary>Gives each connection a handler, and reports the end of each of both.</summary>
    private sealed class Acceptor : ReceiveActor
    {
        public Acceptor(IActorRef report)
        {
            Receive<Tcp.Bound>(report.Forward);
            Receive<Tcp.Connected>(_ =>
            {
                var connection = Sender;
                var handler = Context.ActorOf(Props.Create(() => new EndingHandler(connection, report)));
                Context.Watch(connection);
                Context.Watch(handler);
                connection.Tell(new Tcp.Register(handler));
            });
            Receive<Terminated>(_ => report.Tell("ended"));
            Receive<string>(_ => report.Tell(Context.GetChildren().Count()));
        }
    }

    /// <summary>Echoes, ends the connection as it is told, and ends with it.</summary>
    private sealed class EndingHandler : ReceiveActor
    {
        public EndingHandler(IActorRef connection, IActorRef report)
        {
            Ending? ending = null;
            Receive<Tcp.Received>(received =>
            {
                ending = (Ending)received.Data[0];
                connection.Tell(Tcp.Write.Create(received.Data, new Ack(0)));
            });
            Receive<Ack>(_ =>
            {
                switch (ending)
                {
                    case Ending.Close: connection.Tell(Tcp.Close.Instance); break;
                    case Ending.ConfirmedClose: connection.Tell(Tcp.ConfirmedClose.Instance); break;
                    case Ending.Abort: connection.Tell(Tcp.Abort.Instance); break;
                    case Ending.HandlerStops: Context.Stop(Self); break;
                }
            });
            Receive<Tcp.ConnectionClosed>(closed =>
            {
                if (closed.GetType() != Expected(ending)) report.Tell($"{ending} ended with {closed}");
                Context.Stop(Self);
            });
        }

        private static Type Expected(Ending? ending) => ending switch
        {
            Ending.Close => typeof(Tcp.Closed),
            Ending.ConfirmedClose => typeof(Tcp.ConfirmedClosed),
            Ending.Abort => typeof(Tcp.Aborted),
            Ending.PeerCloses => typeof(Tcp.PeerClosed),
            _ => typeof(Tcp.ErrorClosed),
        };
    }
}
