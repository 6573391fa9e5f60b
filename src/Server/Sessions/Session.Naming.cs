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
    private bool Waiting(object message)
    {
        switch (message)
        {
            case ItsTurn:
                Greet();
                return true;
            case Tcp.PeerClosed:
                _reader.End();
                return true;
            default:
                return Always(message);
        }
    }

    private bool Naming(object message) => Input(message, static me => me.ReadNickname()) || WithoutNickname(message) || Always(message);

    private bool Joining(object message)
    {
        switch (message)
        {
            case RoomReplies.Welcomed welcomed:
                Enter(welcomed);
                return true;
            case RoomReplies.Refused refused:
                AskAgain(refused);
                return true;
            default:
                return Input(message, static _ => { }) || WithoutNickname(message) || Always(message);
        }
    }

    private bool WithoutNickname(object message)
    {
        if (message is not OutOfPatience)
            return false;
        CloseBecause($"no nickname for {_settings.NamingTimeout.TotalSeconds:0.#} s: connect again");
        return true;
    }

    /// <summary>A program is at the other end: its session is another, and this one only passes on what comes from the connection.</summary>
    private bool HandingOver(object message)
    {
        switch (message)
        {
            case Written:
                _writer.GoOn();
                break;
            case MachineCommands.Guide guide:
                Guide(guide);
                break;
            case MachineCommands.Dismiss dismiss:
                Close(dismiss.Farewell);
                break;
            case OutOfPatience:
                Abort();
                break;
            default:
                TheEnd(message);
                break;
        }
        return true;
    }

    private bool Guiding(object message)
    {
        switch (message)
        {
            case Tcp.ConnectionClosed:
                _machine.Forward(message);
                Context.Stop(Self);
                break;
            case Tcp.Received or Tcp.PeerClosed:
                _machine.Forward(message);
                break;
            case MachineCommands.Finish finish:
                Context.Unwatch(_machine);
                CloseGently(finish.IsAsking);
                break;
            case Terminated:
                Context.Stop(Self);
                break;
        }
        return true;
    }

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
        if (Handshake.TryParse(line.Text, out var greeting))
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

    private void HandOver(Handshake greeting)
    {
        var attach = new MachineCommands.Attach(_connection, Self, greeting.Nickname, greeting.Cursor, _reader.TakeRest());
        Context.Parent.Tell(new MachineCommands.Greet(_id, _from, greeting.Token, attach), Self);
        Become(HandingOver);
    }

    private void Guide(MachineCommands.Guide guide)
    {
        Timers.Cancel(PatienceTimer);
        _machine = guide.Machine;
        Context.Watch(_machine);
        Become(Guiding);
    }
}
