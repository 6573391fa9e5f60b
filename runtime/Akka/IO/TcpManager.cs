using System.Net;
using System.Net.Sockets;
using Akka.Actor;

namespace Akka.IO;

/// <summary>Takes Bind and Connect: a listener becomes a child, an outgoing connection is made aside and announced when it is there.</summary>
internal sealed class TcpManager : ReceiveActor
{
    private readonly TcpSettings _settings;
    private readonly Poller? _poller;
    private readonly IInternalActorRef _self; // for the task that connects, which runs on another thread

    public TcpManager(TcpSettings settings, Poller? poller)
    {
        _poller = poller;
        _settings = settings;
        _self = (IInternalActorRef)Self;
        Receive<Tcp.Bind>(Bind);
        Receive<Tcp.Connect>(Connect);
    }

    protected internal override SupervisorStrategy SupervisorStrategy() => Actor.SupervisorStrategy.StoppingStrategy;

    private void Bind(Tcp.Bind bind)
    {
        var commander = Sender;
        Context.ActorOf(Props.Create(() => new TcpListener(_settings, _poller, bind, commander)));
    }

    private void Connect(Tcp.Connect connect) => _ = Connect(connect, Sender, Context.System);

    private async Task Connect(Tcp.Connect connect, IActorRef commander, ActorSystem system)
    {
        Socket? socket = null;
        try
        {
            socket = connect.RemoteAddress is IPEndPoint ip
                ? new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
                : new Socket(SocketType.Stream, ProtocolType.Tcp); // both IP versions, whichever the name resolves to
            foreach (var option in connect.Options) option.BeforeConnect(socket);
            if (connect.LocalAddress is not null) socket.Bind(connect.LocalAddress);
            using var timeout = new CancellationTokenSource(connect.Timeout ?? Timeout.InfiniteTimeSpan);
            await socket.ConnectAsync(connect.RemoteAddress, timeout.Token).ConfigureAwait(false);
            socket.NoDelay = true; // the options have the last word
            foreach (var option in connect.Options) option.AfterConnect(socket);
            var connection = new TcpConnection((ActorSystemImpl)system, _self, socket, _settings, _poller, connect.PullMode);
            connection.Announce(commander);
        }
        catch (Exception e)
        {
            socket?.Dispose();
            var cause = e is OperationCanceledException ? new TimeoutException($"{connect.RemoteAddress} did not answer within {connect.Timeout}.", e) : e;
            commander.Tell(connect.FailureMessage.WithCause(cause), _self);
        }
    }
}
