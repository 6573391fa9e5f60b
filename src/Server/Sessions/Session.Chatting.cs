using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Sessions;

/// <content>In the room: lines in, lines out.</content>
internal sealed partial class Session
{
    private bool Chatting(object message)
    {
        if (RoomTells(message))
            return true;
        if (message is not RoomReplies.Confirmed confirmed)
            return Input(message, static me => me.ReadLines()) || Always(message);
        Confirm(confirmed);
        return true;
    }

    private bool Leaving(object message)
    {
        switch (message)
        {
            case RoomReplies.Confirmed:
                return true;
            case RoomReplies.Goodbye goodbye:
                Close($"goodbye {goodbye.Nickname}");
                return true;
            default:
                return RoomTells(message) || Input(message, static _ => { }) || Always(message);
        }
    }

    private bool RoomTells(object message)
    {
        switch (message)
        {
            case EncodedLines lines:
                Send(lines);
                return true;
            case RoomReplies.Refused refused:
                Refuse(refused.Reason);
                return true;
            case RoomReplies.Whispered whisper:
                Send(Texts.Whisper(_writer.Ending, whisper.From, whisper.To, whisper.Text));
                return true;
            case RoomReplies.Members members:
                Send(members.Lines);
                return true;
            default:
                return false;
        }
    }

    private void ReadLines()
    {
        while (MayAsk() && TryTake(out var line))
        {
            if (AskFor(line))
                return;
        }
        if (!MayAsk())
            return;
        if (_reader.HasGivenAll)
            Ask(new RoomCommands.Leave(_id));
        else
            _reader.AskForMore();
    }

    /// <summary>Asks the room for what a line asks for; says whether that was to leave.</summary>
    private bool AskFor(DecodedLine line)
    {
        if (_interpreter!.Read(line) is not { } command)
            return false;
        Ask(command);
        return command is RoomCommands.Leave;
    }

    private void Ask(RoomCommand command)
    {
        _unconfirmed++;
        _room.Tell(command, Self);
        if (command is RoomCommands.Leave)
            Become(Leaving);
    }

    private void Confirm(RoomReplies.Confirmed confirmed)
    {
        _unconfirmed -= confirmed.Count;
        ReadLines();
    }

    private bool MayAsk() => _unconfirmed < _settings.LinesInFlight;
}
