using AkkaChat.Protocol;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Sessions;

/// <content>In the room: lines are read while few of them are on their way.</content>
internal sealed partial class Session
{
    private bool Chatting(object message)
    {
        switch (message)
        {
            case RelayReplies.Confirmed confirmed:
                OnConfirmed(confirmed);
                return true;
            case RelayReplies.LoginNeeded login:
                AwaitLogin(login);
                return true;
            case PasteEnded:
                OnPasteEnded();
                return true;
            default:
                return HandleInput(message, static me => me.ReadLines()) || HandleCommon(message);
        }
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

    private void OnConfirmed(RelayReplies.Confirmed confirmed)
    {
        _inFlight -= confirmed.Count;
        _lines.Refuse(confirmed.Refused);
        if (_inFlight == 0)
            _isBusy = false;
        SubmitBusy();
        ReadLines();
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
}
