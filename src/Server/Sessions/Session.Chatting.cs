using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Sessions;

/// <content>In the room: lines in, lines out.</content>
internal sealed partial class Session
{
    private void Chatting()
    {
        RoomTells();
        Receive<RoomReplies.Confirmed>(Confirm);
        Input(ReadLines);
        Always();
    }

    private void Leaving()
    {
        RoomTells();
        Receive<RoomReplies.Confirmed>(_ => { });
        Receive<RoomReplies.Goodbye>(goodbye => Close($"goodbye {goodbye.Nickname}"));
        Input(() => { });
        Always();
    }

    private void RoomTells()
    {
        Receive<EncodedLines>(Send);
        Receive<RoomReplies.Refused>(refused => Refuse(refused.Reason));
        Receive<RoomReplies.Whispered>(whisper => Send(Texts.Whisper(_writer.Ending, whisper.From, whisper.To, whisper.Text)));
        Receive<RoomReplies.Members>(members => Send(members.Lines));
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
