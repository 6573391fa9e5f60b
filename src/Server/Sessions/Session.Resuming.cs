using AkkaChat.Protocol;
using AkkaChat.Server.Relays.Messages;

namespace AkkaChat.Server.Sessions;

/// <content>The handshake of a resumable client: its session goes on, or a new one starts.</content>
internal sealed partial class Session
{
    private bool Resuming(Handshake handshake, object message)
    {
        switch (message)
        {
            case RelayReplies.Started:
                Become(Naming);
                if (!TryNickname(handshake.Nickname))
                    ReadNickname();
                return true;
            case RelayReplies.Dismissed dismissed:
                Finish(dismissed.Farewell, "no session");
                return true;
            default:
                return Joining(message); // the connection before this one has asked to join
        }
    }

    private void Resume(RelayReplies.Resumed resumed)
    {
        Timers.Cancel(NicknameTimer);
        _form = _form with { Language = resumed.Language };
        _inFlight = resumed.InFlight;
        _isBusy = resumed.IsBusy;
        StartChatting();
    }

    private bool TryHandshake(Handshake handshake)
    {
        if (IsResumable)
            return TryNickname(handshake.Nickname); // another nickname for the session that has started
        if (_reader.HasEnded)
        {
            Close($"goodbye"); // nothing can follow, and what the client said may be cut short
            return true;
        }
        _form = new LineForm(WireFormat.Tagged, handshake.Language ?? _form.Language);
        _reader.AllowTags();
        _relay.Tell(new RelayCommands.Resume(_client.Id, handshake), Self);
        Become(message => Resuming(handshake, message));
        return true;
    }
}
