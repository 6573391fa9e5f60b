using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Sessions;

/// <content>What lines ask for, on its way to the relay.</content>
internal sealed partial class Session
{
    // A busy command, such as /history, shows what was said before it: it waits for the lines before it, and the lines after it wait for its answer.
    private BusyCommand? _busyCommand;
    private bool _isBusy;
    private int _inFlight;
    private SubmittedLines _lines;

    private bool CanSubmit => _inFlight < _settings.LinesInFlight && _busyCommand is null && !_isBusy;

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

    private void Count(CommandOutcome? outcome)
    {
        if (outcome is CommandOutcome.Refuse)
            _lines.Refuse();
        else if (outcome is not null and not CommandOutcome.AskRoom { Command: RoomCommands.Leave })
            _lines.Accept();
    }

    private bool Submit(CommandOutcome? outcome, long? number)
    {
        Count(outcome);
        switch (outcome)
        {
            case CommandOutcome.AskRoom ask:
                return Submit(ask.Command, number);
            case CommandOutcome.ReadHistory read:
                return SubmitBusy(new RelayCommands.ReadHistory(_client.Id, read.Range, number));
            case CommandOutcome.ReadPaste read:
                return SubmitBusy(new RelayCommands.ReadPaste(_client.Id, read.Paste, number));
            case CommandOutcome.ShowLag:
                Ask(new RelayCommands.ShowLag(_client.Id, number));
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
                Ask(new RelayCommands.ChangeView(_client.Id, view.Change, number));
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
        _isBusy = true;
        Ask(_busyCommand);
        _busyCommand = null;
    }

    private bool Submit(RoomCommand command, long? number)
    {
        Ask(new RelayCommands.Submit(_client.Id, command, number));
        if (command is not RoomCommands.Leave)
            return false;
        Become(Leaving);
        return true;
    }

    private void Answer(EncodedLines lines, long? number) => Ask(new RelayCommands.Answer(_client.Id, lines, number));

    /// <summary>Asks the relay for what it counts in a <see cref="RelayReplies.Confirmed"/>.</summary>
    private void Ask(RelayCommand command)
    {
        _inFlight++;
        _relay.Tell(command, Self);
    }
}
