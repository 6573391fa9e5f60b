using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Machines;

/// <content>In the room, and out of it: numbered lines in, tagged lines out.</content>
internal sealed partial class MachineSession
{
    private bool Chatting(object message)
    {
        switch (message)
        {
            case Written when IsFromConnection:
                WriteOn();
                break;
            case RoomReplies.Confirmed confirmed:
                Confirm(confirmed);
                break;
            case MachineCommands.Attach attach:
                Resume(attach);
                break;
            case SessionCommands.Stop:
                CloseForStop();
                break;
            default:
                if (!RoomTells(message) && !Input(message, static me => me.ReadLines()) && IsConnectionsEnd(message))
                    Detach();
                break;
        }
        return true;
    }

    private bool RoomTells(object message)
    {
        switch (message)
        {
            case EncodedLines lines:
                Send(lines);
                return true;
            case RoomReplies.Refused refused:
                Send(Texts.Refusal(WireFormat.Tagged, refused.Reason, _numbers.Of(refused.Command)));
                return true;
            case RoomReplies.Whispered whisper:
                Send(Texts.Whisper(WireFormat.Tagged, whisper.From, whisper.To, whisper.Text));
                return true;
            case RoomReplies.Members members:
                Tell(members.Lines);
                return true;
            default:
                return false;
        }
    }

    private void ReadLines()
    {
        while (MayAsk() && _reader.TryTake(out var line))
        {
            if (AskFor(line))
                return;
        }
        if (MayAsk())
            _reader.AskForMore();
    }

    /// <summary>Asks the room for what a line asks for; says whether that was to leave.</summary>
    private bool AskFor(DecodedLine line)
    {
        if (Read(line, out var number) is not { } command)
            return false;
        _unconfirmed++;
        _numbers.Asked(command, number);
        _room.Tell(command, Self);
        if (command is not RoomCommands.Leave)
            return false;
        Depart(left: true);
        Become(Leaving);
        return true;
    }

    /// <summary>What a line asks of the room, if anything.</summary>
    private RoomCommand? Read(DecodedLine line, out long? number)
    {
        number = null;
        if (!TaggedLine.TryParse(line.Text, out var tagged))
            return _interpreter.Read(line);
        if (tagged.Find("ping") is { } ping)
        {
            Tell($"pong={Sanitizer.Clean(ping)}");
            return null;
        }
        number = tagged.Number("id");
        if (number is not { } id || !_numbers.TryTake(id))
            return null;
        var command = _interpreter.Read(line with { Text = tagged.Text });
        if (command is null)
        {
            _numbers.Ignored();
            Tell($"done={_numbers.Done}");
        }
        return command;
    }

    private void Confirm(RoomReplies.Confirmed confirmed)
    {
        Acknowledge(Settle(confirmed));
        ReadLines();
    }

    private int Settle(RoomReplies.Confirmed confirmed)
    {
        _unconfirmed -= confirmed.Count;
        return confirmed.Count;
    }

    private void Acknowledge(int count)
    {
        var before = _numbers.Done;
        _numbers.Confirmed(count);
        if (_numbers.Done != before)
            Tell($"done={_numbers.Done}");
    }

    private bool MayAsk() => _unconfirmed < _settings.LinesInFlight;

    private void WriteOn()
    {
        var fellBehind = _writer.FellBehind;
        _writer.GoOn();
        if (!fellBehind || _writer.FellBehind)
            return;
        Tell($"at={_replay.End}");
        Tell($"done={_numbers.Done}");
    }
}
