using System.Net;
using System.Security.Cryptography;
using Akka.Actor;
using Akka.Event;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Machines;
using AkkaChat.Server.Sessions;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Listening;

/// <summary>
/// Accepts connections and starts a session for each that the <see cref="Doorkeeper"/> lets in. A session that fails ends, and its
/// connection with it; nobody else notices.
/// </summary>
internal sealed class Listener : ReceiveActor
{
    // So many are accepted between two words with the socket: as a crowd comes in, a round of words takes as long as telling all. But
    // each has a descriptor before it can be refused, so it is a small part of what there can be.
    private const int MaxAcceptBatch = 4096, AcceptBatchPart = Descriptors.ReservedPart;

    // A megabyte or so.
    private const int RememberedDepartures = 8192;

    private const int TokenBytes = 16, RoomNameBytes = 4;

    private readonly IActorRef _room;
    private readonly ConnectionSettings _connections;
    private readonly SessionSettings _settings;
    private readonly int _acceptBatch;
    private readonly Doorkeeper _doorkeeper;

    // Sessions of programs, which outlive their connections: who breaks off and comes anew gets no more of them than connections.
    private readonly Doorkeeper _programs;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Dictionary<string, IActorRef> _machines = [];
    private readonly Departures _departures = new(RememberedDepartures);
    private readonly string _roomName = RandomName(RoomNameBytes);
    private IActorRef _socket = ActorRefs.Nobody;
    private IActorRef _starter = ActorRefs.Nobody;
    private IActorRef _unbinder = ActorRefs.Nobody;
    private IActorRef? _waitsForSessions;
    private long _accepted;
    private bool _isRefusing;
    private int _sessions;

    public Listener(IActorRef room, ConnectionSettings connections, SessionSettings settings)
    {
        _room = room;
        _connections = connections;
        _acceptBatch = Math.Clamp(connections.Max / AcceptBatchPart, 1, MaxAcceptBatch);
        _doorkeeper = new Doorkeeper(connections);
        _programs = new Doorkeeper(connections.AtAnyRate, "programs");
        _settings = settings;
        Idle();
    }

    public static Props Props(IActorRef room, ConnectionSettings connections, SessionSettings settings) =>
        Akka.Actor.Props.Create(() => new Listener(room, connections, settings));

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    /// <summary>Who brings a message that fails is cut off; sessions and the listening socket are as before.</summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            return base.AroundReceive(receive, message);
        }
        catch (Exception fault)
        {
            _log.Error(fault, "{0} failed", message.GetType().Name);
            if (message is Tcp.Connected)
                Sender.Tell(Tcp.Abort.Instance, Self);
            return true;
        }
    }

    private static string RandomName(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    private static IPAddress AddressOf(EndPoint client) => ((IPEndPoint)client).Address;

    private void Idle() => Receive<ListenerCommands.Listen>(Bind);

    private void Binding()
    {
        Receive<Tcp.Bound>(Listen);
        Receive<Tcp.CommandFailed>(failed => _starter.Tell(new ListenerReplies.Failed(failed.Cause.HasValue ? failed.Cause.Value : null), Self));
    }

    private void Listening()
    {
        Receive<Tcp.Connected>(Accept);
        Receive<MachineCommands.Greet>(Greet);
        SessionsEnd();
        Receive<ListenerCommands.StopListening>(_ => Unbind());
    }

    private void Stopping()
    {
        Receive<Tcp.Connected>(_ => Sender.Tell(Tcp.Close.Instance, Self));
        Receive<MachineCommands.Greet>(greet => Dismiss(greet, Texts.Refusal(WireFormat.Lf, "the server is stopping")));
        Receive<Tcp.Unbound>(_ => _unbinder.Tell(ListenerReplies.Stopped.Instance, Self));
        Receive<ListenerCommands.StopSessions>(_ => StopSessions());
        SessionsEnd();
    }

    private void SessionsEnd()
    {
        Receive<ListenerCommands.SessionEnded>(EndSession);
        Receive<MachineCommands.Departed>(departed => _departures.Add(departed.Token, departed.Departure));
        Receive<MachineCommands.Ended>(EndMachine);
        Receive<Tcp.ConnectionClosed>(_ => { }); // of somebody who was refused
    }

    private void Bind(ListenerCommands.Listen command)
    {
        _starter = Sender;
        Context.System.Tcp().Tell(new Tcp.Bind(Self, command.Address, _connections.Backlog, [new KeepAlive(_connections.KeepAlive)], pullMode: true), Self);
        Become(Binding);
    }

    private void Listen(Tcp.Bound bound)
    {
        _socket = Sender;
        _socket.Tell(new Tcp.ResumeAccepting(_acceptBatch), Self);
        _starter.Tell(new ListenerReplies.Listening(bound.LocalAddress), Self);
        Become(Listening);
    }

    private void Accept(Tcp.Connected connected)
    {
        var id = new ConnectionId(++_accepted);
        if (_accepted % _acceptBatch == 0)
            _socket.Tell(new Tcp.ResumeAccepting(_acceptBatch), Self);
        var from = AddressOf(connected.RemoteAddress);
        if (_doorkeeper.Refusal(from, Context.System.Scheduler.Now, out var wait) is { } refusal)
        {
            Refuse(from, refusal);
            return;
        }
        _isRefusing = false;
        var session = Context.ActorOf(Session.Props(id, connected.RemoteAddress, Sender, _room, _settings, wait), $"session-{id.Number}");
        Context.WatchWith(session, new ListenerCommands.SessionEnded(from));
        _sessions++;
    }

    /// <summary>Tells the connection's client why, and closes. Only the first of a row is logged: who storms the door shall not fill the log.</summary>
    private void Refuse(IPAddress from, string reason)
    {
        Sender.Tell(new Tcp.Register(Self), Self);
        Sender.Tell(Tcp.Write.Create(Texts.Refusal(WireFormat.Lf, reason).Write.Data), Self);
        Sender.Tell(Tcp.Close.Instance, Self);
        if (!_isRefusing)
            _log.Warning("refused a connection from {0}: {1}", from, reason);
        _isRefusing = true;
    }

    private void Unbind()
    {
        _unbinder = Sender;
        _socket.Tell(Tcp.Unbind.Instance, Self);
        Become(Stopping);
    }

    private void StopSessions()
    {
        _waitsForSessions = Sender;
        foreach (var session in Context.GetChildren())
            session.Tell(SessionCommands.Stop.Instance, Self);
        TellWhenEmpty();
    }

    /// <summary>Brings a program's connection to the session that it names, or to a new one.</summary>
    private void Greet(MachineCommands.Greet greet)
    {
        var isKnown = _departures.TryGet(greet.Token, out var departure);
        if (greet.Token is { } token && _machines.TryGetValue(token, out var session))
            Attach(session, greet.Line);
        else if (departure.Left)
            Dismiss(greet, Texts.Control("bye", "* goodbye"));
        else if (_programs.Refusal(AddressOf(greet.From), Context.System.Scheduler.Now, out _) is { } refusal)
            Dismiss(greet, Texts.Refusal(WireFormat.Lf, refusal));
        else
            Attach(StartMachine(greet, isKnown ? departure.Done : null), greet.Line);
    }

    private void Attach(IActorRef machine, MachineCommands.Attach line)
    {
        line.Guide.Tell(new MachineCommands.Guide(machine), Self);
        machine.Tell(line, Self);
    }

    private void Dismiss(MachineCommands.Greet greet, EncodedLines farewell) => greet.Line.Guide.Tell(new MachineCommands.Dismiss(farewell), Self);

    private IActorRef StartMachine(MachineCommands.Greet greet, long? done)
    {
        // Who knows the token is the session's owner, so nobody must be able to guess it.
        var (token, at) = greet.Token is { } chosen && Handshake.IsToken(chosen)
            ? (chosen, greet.Line.At)
            : (RandomName(TokenBytes), 0);
        var session = Context.ActorOf(MachineSession.Props(greet.By, greet.From, new Beginning(token, at, done, _roomName), _room, _settings), $"machine-{greet.By.Number}");
        Context.WatchWith(session, new MachineCommands.Ended(token, AddressOf(greet.From)));
        _machines.Add(token, session);
        _sessions++;
        return session;
    }

    private void EndMachine(MachineCommands.Ended ended)
    {
        _machines.Remove(ended.Token);
        _programs.Leave(ended.From);
        _sessions--;
        TellWhenEmpty();
    }

    private void EndSession(ListenerCommands.SessionEnded ended)
    {
        _sessions--;
        _doorkeeper.Leave(ended.From);
        TellWhenEmpty();
    }

    private void TellWhenEmpty()
    {
        if (_sessions == 0)
            _waitsForSessions?.Tell(ListenerReplies.Stopped.Instance, Self);
    }
}
