using Akka.IO;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Machines;

/// <content>The way out: everything that was sent arrives before the connection closes.</content>
internal sealed partial class MachineSession
{
    private bool Leaving(object message)
    {
        switch (message)
        {
            case Written when IsFromConnection:
                WriteOn();
                return true;
            case RoomReplies.Confirmed confirmed:
                Acknowledge(Settle(confirmed));
                return true;
            case RoomReplies.Goodbye goodbye:
                Close($"* goodbye {goodbye.Nickname}");
                return true;
            case MachineCommands.Attach attach:
                TurnAway(attach);
                return true;
            case SessionCommands.Stop:
                CloseForStop();
                return true;
            default:
                return RoomTells(message) || EndWithConnection(message);
        }
    }

    private bool Closing(object message)
    {
        switch (message)
        {
            case Written when IsFromConnection:
                FinishWriting();
                return true;
            case Tcp.Received received when IsFromConnection:
                _reader.Add(received);
                return true;
            case OutOfPatience:
                Context.Stop(Self);
                return true;
            case MachineCommands.Attach attach:
                TurnAway(attach);
                return true;
            default:
                return EndWithConnection(message);
        }
    }

    /// <summary>It is too late to come back: the next attempt finds no session any more, and begins one.</summary>
    private void TurnAway(MachineCommands.Attach attach) => attach.Connection.Tell(Tcp.Abort.Instance, Self);

    private void FinishWriting()
    {
        WriteOn();
        if (!_writer.IsDone)
            return;
        _guide.Tell(new MachineCommands.Finish(_reader.IsAsking), Self);
        Context.Stop(Self);
    }

    private void CloseForStop() => Close("* the server is stopping, goodbye");

    private void Close(string farewell)
    {
        if (!_attached)
        {
            Context.Stop(Self);
            return;
        }
        Timers.StartSingleTimer(PatienceTimer, OutOfPatience.Instance, _settings.ClosingTimeout);
        _writer.SendRegardless(Texts.Control("bye", farewell));
        Become(Closing);
    }
}
