using Akka.Actor;
using Akka.Event;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <summary>
/// The one authority on who is here, what was said and in which order. It applies the rules of <see cref="Room"/> to the commands of
/// its relays, numbers what happens, and tells it to every relay. It never touches a connection, and never waits.
/// </summary>
internal sealed class ChatRoom : ReceiveActor
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Room _room;
    private readonly List<IActorRef> _relays = [];
    private long _events;

    public ChatRoom(ReservedNicknames? reserved)
    {
        _room = new Room(reserved);
        Receive<RoomCommands.Apply>(Apply);
        Receive<RoomCommands.Subscribe>(_ => _relays.Add(Sender));
        Receive<RoomCommands.CountMembers>(_ => Sender.Tell(_room.Count, Self));
        Receive<RoomCommands.Close>(_ => Close());
    }

    /// <summary>Props of a room.</summary>
    /// <param name="reserved">Nicknames that nobody may have; null for none.</param>
    public static Props Props(ReservedNicknames? reserved = null) => Akka.Actor.Props.Create(() => new ChatRoom(reserved));

    /// <summary>A command that fails is refused to its sender. Nobody else notices, and the room is as it was.</summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            return base.AroundReceive(receive, message);
        }
        catch (Exception fault)
        {
            _log.Error(fault, "{0} failed and was refused", message is RoomCommands.Apply { Command: { } command } ? command.GetType().Name : message.GetType().Name);
            if (message is RoomCommands.Apply { By: var member })
                Sender.Tell(new RoomReplies.Refused(member, "something went wrong here, and nothing was done: try again"), Self);
            return true;
        }
    }

    private void Closed()
    {
        Receive<RoomCommands.Apply>(_ => { }); // too late
        Receive<RoomCommands.Close>(_ => Sender.Tell(RoomReplies.Closed.Instance, Self));
        Receive<RoomCommands.CountMembers>(_ => Sender.Tell(_room.Count, Self));
    }

    private void Apply(RoomCommands.Apply apply)
    {
        if (apply.Command is RoomCommands.Join join)
            Join(apply.By, join);
        else if (_room.Has(apply.By))
            Apply(apply.By, apply.Command);
    }

    private void Apply(MemberId by, RoomCommand command)
    {
        switch (command)
        {
            case RoomCommands.Say say:
                Publish(by, _room.Say(by, say.Text));
                break;
            case RoomCommands.Act act:
                Publish(by, _room.Act(by, act.Text));
                break;
            case RoomCommands.Rename rename:
                Rename(by, rename.Nickname);
                break;
            case RoomCommands.Whisper whisper:
                Whisper(by, whisper);
                break;
            case RoomCommands.ListMembers:
                Sender.Tell(new RoomReplies.Members(by, _room.Members), Self);
                break;
            case RoomCommands.Leave leave:
                Leave(by, leave);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command), command, null);
        }
    }

    private void Join(MemberId by, RoomCommands.Join join)
    {
        var result = _room.Join(by, join.Nickname);
        Publish(by, result);
        if (result.Accepted)
            _log.Info("{0} joined from {1}", join.Nickname, join.From);
    }

    private void Rename(MemberId by, Nickname nickname)
    {
        var old = _room.NameOf(by);
        var result = _room.Rename(by, nickname);
        Publish(by, result);
        if (result.Accepted)
            _log.Info("{0} is now called {1}", old, nickname);
    }

    private void Whisper(MemberId by, RoomCommands.Whisper whisper)
    {
        if (!_room.TryFindAddressee(by, whisper.To, out var addressee, out var refusal))
        {
            Refuse(by, refusal);
            return;
        }
        var whispered = new RoomReplies.Whispered(by, addressee, _room.NameOf(by), _room.NameOf(addressee), whisper.Text);
        TellAll(whispered);
    }

    private void Leave(MemberId by, RoomCommands.Leave leave)
    {
        var nickname = _room.NameOf(by);
        Publish(by, _room.Leave(by));
        if (leave.Reason is null)
            _log.Info("{0} left", nickname);
        else
            _log.Info("{0} left: {1}", nickname, leave.Reason);
    }

    private void Publish(MemberId by, CommandResult result)
    {
        if (result.Accepted)
            TellAll(new RoomReplies.Happened(by, result.Event, new Stamp(++_events, Context.System.Scheduler.Now)));
        else
            Refuse(by, result.Refusal);
    }

    private void Refuse(MemberId by, string reason) => Sender.Tell(new RoomReplies.Refused(by, reason), Self);

    private void TellAll(object reply)
    {
        foreach (var relay in _relays)
            relay.Tell(reply, Self);
    }

    private void Close()
    {
        Sender.Tell(RoomReplies.Closed.Instance, Self);
        Become(Closed);
    }
}
