using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Machines;

/// <content>In the room, and out of it: numbered lines in, tagged lines out.</content>
internal sealed partial class MachineSession
{
    private void Chatting()
    {
        RoomTells();
        Receive<RoomReplies.Confirmed>(Confirm);
        Input(ReadLines);
        WhenWritten(WriteOn);
        Receive<MachineCommands.Attach>(Resume);
        WhenConnectionEnds(Detach);
        Receive<SessionCommands.Stop>(_ => Close("* the server is stopping, goodbye"));
        Ignore();
    }

    private void Leaving()
    {
        RoomTells();
        Receive<RoomReplies.Confirmed>(confirmed => Acknowledge(Settle(confirmed)));
        Receive<RoomReplies.Goodbye>(goodbye => Close($"* goodbye {goodbye.Nickname}"));
        WhenWritten(WriteOn);
        Receive<SessionCommands.Stop>(_ => Close("* the server is stopping, goodbye"));
        Receive<MachineCommands.Attach>(TurnAway);
        EndWithConnection();
    }

    private void Closing()
    {
        WhenWritten(FinishWriting);
        Receive<Tcp.Received>(_reader.Add, _ => Sender.Equals(_connection));
        Receive<OutOfPatience>(_ => Context.Stop(Self));
        Receive<MachineCommands.Attach>(TurnAway);
        EndWithConnection();
    }

    private void RoomTells()
    {
        Receive<EncodedLines>(Send);
        Receive<RoomReplies.Refused>(refused => Send(Texts.Refusal(LineEnding.Tagged, refused.Reason, _numbers.Of(refused.Command))));
        Receive<RoomReplies.Whispered>(whisper => Send(Texts.Whisper(LineEnding.Tagged, whisper.From, whisper.To, whisper.Text)));
        Receive<RoomReplies.Members>(members => Tell(members.Lines));
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
