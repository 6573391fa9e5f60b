using Akka.Actor;
using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Machines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Sessions;

/// <content>From the door to the room: a nickname, or a program that greets.</content>
internal sealed partial class Session
{
    /// <summary>Too many have come from its address: nothing is read, nothing said.</summary>
    private void Waiting()
    {
        Receive<ItsTurn>(_ => Greet());
        Receive<Tcp.PeerClosed>(_ => _reader.End());
        Always();
    }

    private void Naming()
    {
        Input(ReadNickname);
        WithoutNickname();
        Always();
    }

    private void Joining()
    {
        Receive<RoomReplies.Welcomed>(Enter);
        Receive<RoomReplies.Refused>(AskAgain);
        Input(() => { });
        WithoutNickname();
        Always();
    }

    /// <summary>A program is at the other end: its session is another, and this one only passes on what comes from the connection.</summary>
    private void HandingOver()
    {
        Receive<Written>(_ => _writer.GoOn());
        Receive<MachineCommands.Guide>(Guide);
        Receive<MachineCommands.Dismiss>(dismiss => Close(dismiss.Farewell));
        Receive<OutOfPatience>(_ => Abort());
        ConnectionEnds();
        ReceiveAny(_ => { });
    }

    private void Guiding(IActorRef machine)
    {
        Receive<Tcp.ConnectionClosed>(closed =>
        {
            machine.Forward(closed);
            Context.Stop(Self);
        });
        Receive<Tcp.Received>(machine.Forward);
        Receive<Tcp.PeerClosed>(machine.Forward);
        Receive<MachineCommands.Finish>(finish =>
        {
            Context.Unwatch(machine);
            CloseGently(finish.IsAsking);
        });
        Receive<Terminated>(_ => Context.Stop(Self));
        ReceiveAny(_ => { });
    }

    private void WithoutNickname() =>
        Receive<OutOfPatience>(_ => CloseBecause($"no nickname for {_settings.NamingTimeout.TotalSeconds:0.#} s: connect again"));

    private void Greet()
    {
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.NamingTimeout);
        Inform("welcome to AkkaChat: type a nickname and press Enter");
        Become(Naming);
        ReadNickname();
    }

    private void ReadNickname()
    {
        while (TryTake(out var line))
        {
            if (TryNickname(line))
                return;
        }
        if (_reader.HasGivenAll)
            Close("goodbye");
        else
            _reader.AskForMore();
    }

    /// <summary>Makes of a line a nickname to join with, or a goodbye; says whether the line settled the matter.</summary>
    private bool TryNickname(DecodedLine line)
    {
        if (line.TooLong)
        {
            Refuse(Interpreter.TooLong(_settings.MaxLineBytes));
            return false;
        }
        if (string.IsNullOrWhiteSpace(line.Text))
            return false;
        if (MachineGreeting.TryParse(line.Text, out var greeting))
        {
            // A program goes on: when nothing follows, what it said may be cut short.
            if (_reader.HasEnded)
                Close("goodbye");
            else
                HandOver(greeting);
            return true;
        }
        if (QuitCommand.Is(line.Text))
        {
            Close("goodbye");
            return true;
        }
        if (!Nickname.TryParse(line.Text, out var nickname, out var refusal))
        {
            Refuse(refusal);
            return false;
        }
        _room.Tell(new RoomCommands.Join(_id, Self, nickname, _writer.Ending, $"{_from}"), Self);
        Become(Joining);
        return true;
    }

    private void AskAgain(RoomReplies.Refused refused)
    {
        Refuse(refused.Reason);
        Become(Naming);
        ReadNickname();
    }

    private void Enter(RoomReplies.Welcomed welcomed)
    {
        Timers.Cancel(PatienceTimer);
        _interpreter = new Interpreter(_id, _writer.Ending, _settings.MaxLineBytes);
        Send(welcomed.Announcement);
        if (welcomed.History is { } history)
            _writer.SendRegardless(history);
        Inform("/help lists the commands, /q leaves");
        Become(Chatting);
        ReadLines();
    }

    private void HandOver(MachineGreeting greeting)
    {
        var attach = new MachineCommands.Attach(_connection, Self, greeting.Nickname, greeting.At, _reader.TakeRest());
        Context.Parent.Tell(new MachineCommands.Greet(_id, _from, greeting.Token, attach), Self);
        Become(HandingOver);
    }

    private void Guide(MachineCommands.Guide guide)
    {
        Timers.Cancel(PatienceTimer);
        Context.Watch(guide.Machine);
        Become(() => Guiding(guide.Machine));
    }
}
