using Akka.IO;
using AkkaChat.Protocol;
using AkkaChat.Server.Commands;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.Messages;

namespace AkkaChat.Server.Sessions;

/// <content>From the greeting to the room.</content>
internal sealed partial class Session
{
    /// <summary>Too many connections have just come from this address: nothing is read, nothing said.</summary>
    private bool AwaitingAdmission(object message)
    {
        switch (message)
        {
            case AdmissionDelayElapsed:
                Greet();
                return true;
            case Tcp.PeerClosed:
                _reader.End();
                return true;
            default:
                return HandleCommon(message);
        }
    }

    private bool Naming(object message) =>
        HandleInput(message, static me => me.ReadNickname()) || HandleNicknameTimeout(message) || HandleCommon(message);

    private bool Joining(object message)
    {
        switch (message)
        {
            case RelayReplies.Resumed resumed: // an earlier connection of this client has joined meanwhile
                Resume(resumed);
                return true;
            case RelayReplies.Joined joined:
                _form = _form with { Language = joined.Language };
                Timers.Cancel(NicknameTimer);
                StartChatting();
                return true;
            case RelayReplies.JoinRefused { ClosesConnection: true } refused:
                CloseForGood(refused.Reason);
                return true;
            case RelayReplies.JoinRefused refused:
                RetryNickname(refused);
                return true;
            case NicknameTimeout when !IsResumable: // it is the room that takes its time; a resumable client may try another node
                return true;
            default:
                return HandleInput(message, static _ => { }) || HandleNicknameTimeout(message) || HandleCommon(message);
        }
    }

    private bool HandleNicknameTimeout(object message)
    {
        if (message is not NicknameTimeout)
            return false;
        if (IsResumable)
            Abort("no nickname in time");
        else
            CloseWithRefusal($"no nickname for {_settings.NicknameTimeout.TotalSeconds:0.#} s: connect again");
        return true;
    }

    private void Greet()
    {
        StartNicknameTimer();
        Write(ServerLines.Notice(_form, $"welcome to AkkaChat: type a nickname and press Enter"));
        Become(Naming);
        ReadNickname();
    }

    private void ReadNickname()
    {
        while (TryRead(out var line))
        {
            if (TryLine(line))
                return;
        }
        if (OtherProtocol.RecognizeBinary(_reader.PeekText()) is { } other)
            CloseOther(other);
        else if (_reader.IsFinished)
            Close($"goodbye");
        else
            _reader.RequestMore();
    }

    /// <summary>Takes a line as a nickname, a handshake or a goodbye.</summary>
    /// <returns>Whether it was one, or the session closes; otherwise the next line is read.</returns>
    private bool TryLine(DecodedLine line)
    {
        if (line.Fault == LineFault.None && Handshake.TryParse(line.Text, out var handshake))
            return TryHandshake(handshake);
        if (IsResumable)
            return false;
        if (line.Text == OtherProtocol.Quit)
        {
            Quit();
            return true;
        }
        if (OtherProtocol.Recognize(line.Text) is { } other)
        {
            CloseOther(other);
            return true;
        }
        if (line.Fault is LineFault.TooLong or LineFault.EndlessSubnegotiation)
            return RefuseNickname(Interpreter.Refusal(line.Fault, _settings.MaxLineBytes)!);

        // In a damaged line nothing is known about what was erased.
        var text = line.Fault == LineFault.None ? LineEdits.Apply(line.Text) : line.Text;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        return ClientLine.Parse(text) is ClientLine.Command slash ? TryCommand(slash) : TryNickname(text);
    }

    /// <summary>Runs a command of a client without a nickname.</summary>
    /// <returns>Whether the session closes.</returns>
    private bool TryCommand(ClientLine.Command typed)
    {
        var command = ChatCommands.Find(typed.Name);
        if (command == QuitCommand.Definition)
        {
            Close($"goodbye");
            return true;
        }
        if (command == LangCommand.Definition && LanguageNames.TryParse(typed.Argument, out var language))
        {
            _form = _form with { Language = language };
            Write(ServerLines.Notice(_form, ViewChange.Speak.Done));
            return false;
        }
        if (command != HelpCommand.Definition)
            return RefuseNickname($"/{typed.Name} is for members: type a nickname first (/help, /lang and /q work here)");
        Write(ServerLines.Notices(_form, HelpCommand.WithoutNickname));
        return false;
    }

    private void Quit()
    {
        if (_reader.HoldsText())
            CloseOther(OtherProtocol.Proxy);
        else
            Close($"goodbye");
    }

    private void CloseOther(string protocol) =>
        CloseWithRefusal($"this is a chat for people and does not speak {protocol}: connect with nc, telnet or the AkkaChat client");

    private bool TryNickname(string text)
    {
        if (!IsResumable && RejoinCode.TryParse(text, out var former, out var code))
            _relay.Tell(new RelayCommands.Rejoin(_client.Id, former, code, _form), Self);
        else if (Nickname.TryParse(text, out var nickname, out var refusal))
            _relay.Tell(new RelayCommands.Join(_client.Id, nickname, _form), Self);
        else if (refusal.Suggestion is null)
            return RefuseNickname(refusal.Reason);
        else
            _relay.Tell(new RelayCommands.SuggestNickname(_client.Id, refusal), Self);
        Become(Joining);
        return true;
    }

    private void RetryNickname(RelayReplies.JoinRefused refused)
    {
        if (RefuseNickname(refused.Reason, refused.IsFinal))
            return;
        if (!Timers.IsTimerActive(NicknameTimer))
            StartNicknameTimer(); // it ran out while the room was away
        Become(Naming);
        ReadNickname();
    }

    private void StartNicknameTimer() => Timers.StartSingleTimer(NicknameTimer, NicknameTimeout.Instance, _settings.NicknameTimeout);

    /// <summary>
    /// Refuses a nickname. A person may try another one. What came together with the refused one was meant for the room: no line of it is
    /// taken for the next nickname, and the session closes.
    /// </summary>
    /// <returns>Whether the session closes.</returns>
    private bool RefuseNickname(ServerText refusal, bool isFinal = true)
    {
        if (IsResumable)
        {
            Write(ServerLines.Control(new ControlLine.NicknameRefused(refusal.In(_form.Language), isFinal)));
            return false;
        }
        Refuse(refusal);
        if (!_reader.HoldsText())
            return false;
        CloseWithRefusal($"you did not join, and what came together with the nickname was not said: connect again with another nickname");
        return true;
    }
}
