using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Machines;

/// <content>From the first connection to the room.</content>
internal sealed partial class MachineSession
{
    private bool Waiting(object message)
    {
        if (message is not MachineCommands.Attach attach)
            return false;
        Introduce(attach);
        return true;
    }

    private bool Naming(object message)
    {
        if (message is not MachineCommands.Attach attach)
            return Input(message, static me => me.ReadNickname()) || WithoutNickname(message) || EndWithConnection(message);
        Introduce(attach);
        return true;
    }

    private bool Joining(object message)
    {
        switch (message)
        {
            case RoomReplies.Welcomed welcomed:
                Enter(welcomed);
                break;
            case RoomReplies.Refused refused:
                AskAgain(refused);
                break;
            case MachineCommands.Attach attach:
                Take(attach);
                break;
            default:
                if (!Input(message, static _ => { }) && !WithoutNickname(message) && IsConnectionsEnd(message))
                    _attached = false;
                break;
        }
        return true;
    }

    private bool WithoutNickname(object message)
    {
        switch (message)
        {
            case Written when IsFromConnection:
                WriteOn();
                return true;
            case OutOfPatience:
                Context.Stop(Self);
                return true;
            case SessionCommands.Stop:
                CloseForStop();
                return true;
            default:
                return false;
        }
    }

    private void Introduce(MachineCommands.Attach attach)
    {
        Take(attach);
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.NamingTimeout);
        Become(Naming);
        if (!TryNickname(attach.Nickname))
            ReadNickname();
    }

    private void ReadNickname()
    {
        while (_reader.TryTake(out var line))
        {
            if (!line.TooLong && Handshake.TryParse(line.Text, out var greeting) && TryNickname(greeting.Nickname))
                return;
        }
        _reader.AskForMore();
    }

    private bool TryNickname(string text)
    {
        if (!Nickname.TryParse(text, out var nickname, out var refusal))
        {
            Tell("refused", refusal);
            return false;
        }
        _room.Tell(new RoomCommands.Join(_id, Self, nickname, WireFormat.Tagged, $"{_from}"), Self);
        Become(Joining);
        return true;
    }

    private void AskAgain(RoomReplies.Refused refused)
    {
        if (!_attached)
        {
            Context.Stop(Self);
            return;
        }
        Tell("refused", refused.Reason);
        Become(Naming);
        ReadNickname();
    }

    private void Enter(RoomReplies.Welcomed welcomed)
    {
        Timers.Cancel(PatienceTimer);
        Welcome(_beginning.Done);
        if (welcomed.History is { } history)
            Send(history);
        Send(welcomed.Announcement);
        if (!_attached)
        {
            Detach();
            return;
        }
        Become(Chatting);
        ReadLines();
    }

    /// <summary>Says that a session begins, and up to which number the program's lines are done, if that is known.</summary>
    private void Welcome(long? done)
    {
        var start = $"session={_beginning.Token};room={_beginning.Room};grace={_settings.Grace.TotalSeconds:0}";
        Tell(done is null ? start : $"{start};done={done}");
    }
}
