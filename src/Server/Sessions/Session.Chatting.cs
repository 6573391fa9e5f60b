using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Sessions;

/// <content>In the room: lines in, commands out.</content>
internal sealed partial class Session
{
    // Such as /history, which shows what was said before it: it waits for the lines before it, and the lines after it wait for its answer.
    private bool CanSubmit => _inFlight < _settings.LinesInFlight && _busyCommand is null && !_isBusy;

    private bool Chatting(object message)
    {
        if (message is RelayReplies.LoginNeeded login)
        {
            AwaitLogin(login);
            return true;
        }
        if (message is PasteEnded)
        {
            OnPasteEnded();
            return true;
        }
        if (message is not RelayReplies.Confirmed confirmed)
            return HandleInput(message, static me => me.ReadLines()) || HandleCommon(message);
        _inFlight -= confirmed.Count;
        _lines.Refuse(confirmed.Refused);
        if (_inFlight == 0)
            _isBusy = false;
        SubmitBusy();
        ReadLines();
        return true;
    }

    private bool Leaving(object message)
    {
        switch (message)
        {
            case RelayReplies.Confirmed confirmed:
                _lines.Refuse(confirmed.Refused);
                return true;
            case RelayReplies.LoginNeeded or PasteEnded:
                return true;
            case RelayReplies.Left left:
                _lines.Refuse(left.Refused);
                Close($"goodbye {left.Nickname}{(_leavesAtEndOfInput ? _lines.AtTheEnd : ServerText.Empty)}");
                return true;
            default:
                return HandleInput(message, static _ => { }) || HandleCommon(message);
        }
    }

    private void StartChatting()
    {
        Become(Chatting);
        ReadLines();
    }

    private void ReadLines()
    {
        while (CanSubmit)
        {
            if (IsPasting())
            {
                if (!TryPaste())
                    break;
            }
            else if (!TryRead(out var line))
            {
                break;
            }
            else if (Submit(line))
            {
                return;
            }
        }
        if (_reader.IsFinished && _paste is null && CanSubmit)
        {
            _leavesAtEndOfInput = true;
            Submit(new RoomCommands.Leave(), number: null);
        }
        else if (CanSubmit)
        {
            _reader.RequestMore();
        }
    }

    /// <summary>Submits what a line asks for; says whether that was to leave.</summary>
    private bool Submit(DecodedLine line)
    {
        long? number = null;
        if (IsResumable && TaggedLine.TryParse(line.Text, out var tagged))
        {
            _ = TaggedClientLine.TryParse(tagged, out var parsed);
            if (parsed is TaggedClientLine.Ping ping)
                Write(ServerLines.Control(new ControlLine.Pong(ping.Value)));
            if (parsed is TaggedClientLine.Proof proof)
                _relay.Tell(new RelayCommands.ProveKey(_client.Id, proof), Self);
            if (parsed is not TaggedClientLine.Numbered numbered)
                return false;
            number = numbered.Id;
            line = line with { Text = numbered.Line };
        }
        return Submit(TakePassword(line) ?? Interpreter.Read(line, _settings.MaxLineBytes), number);
    }

    private bool Submit(CommandOutcome? outcome, long? number)
    {
        if (outcome is CommandOutcome.Refuse)
            _lines.Refuse();
        else if (outcome is not null and not CommandOutcome.AskRoom { Command: RoomCommands.Leave })
            _lines.Accept();
        switch (outcome)
        {
            case CommandOutcome.AskRoom ask:
                return Submit(ask.Command, number);
            case CommandOutcome.ReadHistory read:
                return SubmitBusy(new RelayCommands.ReadHistory(_client.Id, read.Range, number));
            case CommandOutcome.ReadPaste read:
                return SubmitBusy(new RelayCommands.ReadPaste(_client.Id, read.Paste, number));
            case CommandOutcome.ShowLag:
                _inFlight++;
                _relay.Tell(new RelayCommands.ShowLag(_client.Id, number), Self);
                return false;
            case CommandOutcome.ReadMissed:
                return SubmitBusy(new RelayCommands.ReadMissed(_client.Id, number));
            case CommandOutcome.Search search:
                return SubmitBusy(new RelayCommands.Search(_client.Id, search.Words, number));
            case CommandOutcome.UsePassword password:
                return SubmitBusy(new RelayCommands.UsePassword(_client.Id, password.Use, password.Password, number));
            case CommandOutcome.AskPassword ask:
                AskPassword(ask, number);
                return false;
            case CommandOutcome.ChangeView view:
                if (view.Change is ViewChange.Speak speak)
                    _form = _form with { Language = speak.Language };
                _inFlight++;
                _relay.Tell(new RelayCommands.ChangeView(_client.Id, view.Change, number), Self);
                return false;
            case CommandOutcome.Show show:
                Answer(ServerLines.Notices(_form, show.Lines), number);
                return false;
            case CommandOutcome.Refuse refuse:
                Answer(ServerLines.Refusal(_form, refuse.Reason, number), number);
                return false;
            default:
                if (number is not null)
                    Answer(EncodedLines.None, number); // a blank line: it is done, and its client is told so
                return false;
        }
    }

    private bool SubmitBusy(BusyCommand command)
    {
        _busyCommand = command;
        SubmitBusy();
        return false;
    }

    private void SubmitBusy()
    {
        if (_busyCommand is null || _inFlight > 0)
            return;
        _inFlight++;
        _isBusy = true;
        _relay.Tell(_busyCommand, Self);
        _busyCommand = null;
    }

    private bool Submit(RoomCommand command, long? number)
    {
        _inFlight++;
        _relay.Tell(new RelayCommands.Submit(_client.Id, command, number), Self);
        if (command is not RoomCommands.Leave)
            return false;
        Become(Leaving);
        return true;
    }

    private void Answer(EncodedLines lines, long? number)
    {
        _inFlight++;
        _relay.Tell(new RelayCommands.Answer(_client.Id, lines, number), Self);
    }
}
