using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Machines;

/// <content>Connections come and go; the session stays.</content>
internal sealed partial class MachineSession
{
    private void Take(MachineCommands.Attach attach)
    {
        if (_attached)
        {
            Context.Unwatch(_connection);
            _connection.Tell(Tcp.Abort.Instance, Self);
        }
        _connection = attach.Connection;
        _guide = attach.Guide;
        _writer = new Writer(Self, _connection, _settings.Backlog) { Ending = WireFormat.Tagged };
        _reader.ReadFrom(_connection); // a line that was held back came over the old connection; it comes again
        _reader.Add(attach.Received);
        _attached = true;
        Context.Watch(_connection);
    }

    private void Resume(MachineCommands.Attach attach)
    {
        Timers.Cancel(PatienceTimer);
        Take(attach);
        var missed = _replay.From(attach.At, out var gone).ToArray();
        var at = Math.Min(attach.At + gone, _replay.End);
        if (at == _replay.Begin)
        {
            // It may never have heard that there is a session.
            Welcome(_numbers.Done);
        }
        else
        {
            Tell($"resumed={at};done={_numbers.Done};gone={gone}");
        }
        if (missed.Length > 0)
            _writer.SendRegardless(new EncodedLines((int)(_replay.End - at), missed));
        Become(Chatting);
        ReadLines();
    }

    private bool Detached(object message)
    {
        switch (message)
        {
            case RoomReplies.Confirmed confirmed:
                _numbers.Confirmed(Settle(confirmed));
                break;
            case MachineCommands.Attach attach:
                Resume(attach);
                break;
            case OutOfPatience:
                GiveUp();
                break;
            case SessionCommands.Stop:
                Context.Stop(Self);
                break;
            default:
                RoomTells(message);
                break;
        }
        return true;
    }

    private void GiveUp()
    {
        Depart(left: false);
        Context.Stop(Self);
    }

    // What the room has been asked for it does before it hears that this session has ended.
    private void Depart(bool left) => Context.Parent.Tell(new MachineCommands.Departed(_beginning.Token, new Departure(_numbers.Taken, left)), Self);

    private void Detach()
    {
        _attached = false;
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.Grace);
        Become(Detached);
    }
}
