using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Event;
using AkkaChat.Protocol;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Rooms;

/// <summary>
/// The one authority on who is here, what was said and in which order. It applies the rules of <see cref="Room"/>, gathers what
/// happens into a batch, and tells the batch to all when there is nothing more to add: the first command after a flush sends
/// <see cref="RoomCommands.Flush"/> by way of the <see cref="Pacer"/>, and it comes back behind all that is waiting. An idle room
/// thus adds no delay, and a busy one tells each member once for many lines. It never touches a connection, and never waits.
/// </summary>
internal sealed class ChatRoom : ReceiveActor
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Room _room = new();
    private readonly Audience _audience = new(Context.Self);
    private readonly List<Member> _unconfirmed = [];
    private readonly History _history;
    private readonly Roster _roster = new();
    private readonly IActorRef _pacer = Context.ActorOf(Pacer.Props(), "pacer");
    private bool _flushIsDue;
    private long _happened;

    public ChatRoom(RoomSettings settings)
    {
        _history = new History(settings.HistoryLines);
        Open();
    }

    public static Props Props(RoomSettings settings) => Akka.Actor.Props.Create(() => new ChatRoom(settings));

    /// <summary>A command that fails is refused to whoever sent it; nobody else notices, and the room lives on as it was.</summary>
    protected override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            return base.AroundReceive(receive, message);
        }
        catch (Exception fault)
        {
            _log.Error(fault, "{0} failed and was refused", message.GetType().Name);
            if (message is RoomCommand command)
                Refuse(command, "something went wrong here, and nothing was done: try again");
            return true;
        }
    }

    private void Open()
    {
        Receive<RoomCommands.Say>(Say);
        Receive<RoomCommands.Flush>(_ => Flush());
        Receive<RoomCommands.Join>(Join);
        Receive<RoomCommands.Leave>(Leave);
        Receive<RoomCommands.SessionEnded>(EndSession);
        Receive<RoomCommands.Act>(Act);
        Receive<RoomCommands.Rename>(Rename);
        Receive<RoomCommands.Whisper>(Whisper);
        Receive<RoomCommands.ListMembers>(ListMembers);
        Receive<RoomCommands.Answer>(Answer);
        Receive<RoomCommands.Refuse>(Refuse);
        Receive<RoomCommands.CountMembers>(_ => Sender.Tell(_room.Count, Self));
        Receive<RoomCommands.Close>(_ => Close());
    }

    private void Closed() => ReceiveAny(_ => { });

    private void Join(RoomCommands.Join command)
    {
        var history = _history.For(command.Ending);
        var ruling = _room.Join(command.By, command.Nickname);
        if (!ruling.Accepted)
        {
            command.Session.Tell(new RoomReplies.Refused(command, ruling.Refusal), Self);
            return;
        }
        Context.WatchWith(command.Session, new RoomCommands.SessionEnded(command.By));
        var member = _audience.Add(command.By, command.Session, command.Ending);
        Publish(ruling.Event);
        member.Session.Tell(new RoomReplies.Welcomed(_audience.CatchUp(member)!, history), Self);
        _log.Info("{0} joined from {1}", command.Nickname, command.From);
    }

    private void Say(RoomCommands.Say command)
    {
        if (TryTake(command, out var member))
            Announce(command, _room.Say(member.Id, command.Text));
    }

    private void Act(RoomCommands.Act command)
    {
        if (TryTake(command, out var member))
            Announce(command, _room.Act(member.Id, command.Text));
    }

    private void Rename(RoomCommands.Rename command)
    {
        if (TryTake(command, out var member))
            Announce(command, _room.Rename(member.Id, command.Nickname));
    }

    private void Whisper(RoomCommands.Whisper command)
    {
        if (!TryTake(command, out var member))
            return;
        if (_room.Address(member.Id, command.To, out var id) is { } refusal)
        {
            Refuse(command, refusal);
            return;
        }
        var whispered = new RoomReplies.Whispered(_room.NameOf(member.Id), _room.NameOf(id), command.Text);
        Reply(member, whispered);
        if (_audience.TryGet(id, out var addressee))
            Reply(addressee, whispered);
    }

    private void ListMembers(RoomCommands.ListMembers command)
    {
        if (TryTake(command, out var member))
            Reply(member, new RoomReplies.Members(_roster.For(member.Ending, _room.Members)));
    }

    private void Answer(RoomCommands.Answer command)
    {
        if (TryTake(command, out var member))
            Reply(member, command.Lines);
    }

    private void Refuse(RoomCommands.Refuse command)
    {
        if (TryTake(command, out _))
            Refuse(command, command.Reason);
    }

    private void Leave(RoomCommands.Leave command)
    {
        if (!TryTake(command, out var member))
            return;
        var nickname = _room.NameOf(member.Id);
        Reply(member, new RoomReplies.Goodbye(nickname));
        Remove(member);
        _log.Info("{0} left", nickname);
    }

    private void EndSession(RoomCommands.SessionEnded ended)
    {
        if (!_audience.TryGet(ended.By, out var member))
            return;
        var nickname = _room.NameOf(member.Id);
        Remove(member);
        _log.Info("{0} left: the connection has ended", nickname);
    }

    private void Remove(Member member)
    {
        _audience.Remove(member);
        Publish(_room.Leave(member.Id).Event!);
    }

    private void Close()
    {
        Flush();
        Sender.Tell(RoomReplies.Closed.Instance, Self);
        Become(Closed);
    }

    /// <summary>Notes that a member's command is done, to confirm it with the batch. Who is no member any more gets no answer.</summary>
    private bool TryTake(RoomCommand command, [NotNullWhen(true)] out Member? member)
    {
        if (!_audience.TryGet(command.By, out member))
            return false;
        if (member.Unconfirmed++ == 0)
            _unconfirmed.Add(member);
        FlushLater();
        return true;
    }

    private void Announce(RoomCommand command, Ruling ruling)
    {
        if (ruling.Accepted)
            Publish(ruling.Event);
        else
            Refuse(command, ruling.Refusal);
    }

    private void Publish(RoomEvent e)
    {
        var stamp = new Stamp(++_happened, Context.System.Scheduler.Now);
        _audience.Append(e, stamp);
        _history.Add(e, stamp);
        FlushLater();
    }

    /// <summary>Tells one member something, behind all that happened before.</summary>
    private void Reply(Member member, object reply)
    {
        if (_audience.CatchUp(member) is { } lines)
            member.Session.Tell(lines, Self);
        member.Session.Tell(reply, Self);
    }

    private void Refuse(RoomCommand command, string reason)
    {
        var refused = new RoomReplies.Refused(command, reason);
        if (_audience.TryGet(command.By, out var member))
            Reply(member, refused);
        else
            Sender.Tell(refused, Self);
    }

    private void FlushLater()
    {
        if (_flushIsDue)
            return;
        _flushIsDue = true;
        _pacer.Tell(RoomCommands.Flush.Instance, Self);
    }

    private void Flush()
    {
        _flushIsDue = false;
        _audience.Flush();
        foreach (var member in _unconfirmed)
        {
            member.Session.Tell(RoomReplies.Confirmed.Of(member.Unconfirmed), Self);
            member.Unconfirmed = 0;
        }
        _unconfirmed.Clear();
    }
}
