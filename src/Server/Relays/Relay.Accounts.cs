using System.Security.Cryptography;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Server.Rooms.Rules;

namespace AkkaChat.Server.Relays;

/// <content>Registered nicknames: members that use one are asked for its password or key.</content>
internal sealed partial class Relay
{
    private const int ChallengeDigits = 32;

    private void ReceiveAccounts() => Receive<RelayCommands.ProveKey>(ProveKey);

    /// <summary>Has a member log in: with a password, or with a key that its client has.</summary>
    private void AskToLogIn(Subscriber subscriber)
    {
        subscriber.FlushPending();
        subscriber.Challenge = RandomNumberGenerator.GetHexString(ChallengeDigits, lowercase: true);
        var time = DurationText.Of(Room.LoginTimeout);
        ServerText notice = $"{subscriber.Nickname} is registered: /login PASSWORD within {time}, or /nick NICKNAME takes another";
        subscriber.SessionLink?.Session.Tell(new RelayReplies.LoginNeeded(true, notice), Self);
        if (subscriber.Resume is not null)
            subscriber.SessionLink?.Send(ServerLines.Control(new ControlLine.Challenge(subscriber.Challenge)));
    }

    private void OnLoggedIn(Subscriber subscriber)
    {
        subscriber.Challenge = null;
        subscriber.SessionLink?.Session.Tell(new RelayReplies.LoginNeeded(false), Self);
    }

    private void ProveKey(RelayCommands.ProveKey command)
    {
        if (!TryFind(command, out var link) || link.Subscriber is not { Challenge: { } challenge } subscriber)
            return;
        subscriber.Challenge = null; // one answer to each
        if (LoginKey.Verifies(command.Proof.Key, _epoch, challenge, command.Proof.Signature))
            Send(subscriber.Id, new RoomCommands.ChangeAccount(AccountChange.LoggedIn, KeyCredential.Of(command.Proof.Key)));
        else
            Show(subscriber, ServerLines.Refusal(subscriber.Form, $"the signature of the key is wrong"));
    }

    /// <summary>Tells a member that has taken another name, or was given one, what follows from it.</summary>
    private void OnRenamed(LoggedEvent e, RoomEvent.Renamed renamed)
    {
        _subscribers.Rename(renamed.Old, renamed.New);
        KeepIgnored();
        if (!_subscribers.TryGet(e.By, out var subscriber))
            return;
        subscriber.Nickname = renamed.New;
        ShowCode(subscriber);
        if (subscriber.Challenge is not null && e.Command == 0)
            Show(subscriber, ServerLines.Notice(subscriber.Form, $"{renamed.Old} is registered, and you did not log in in time: /nick NICKNAME takes another name"));
        if (subscriber.Challenge is not null)
            OnLoggedIn(subscriber);
        if (e.MustLogIn)
            AskToLogIn(subscriber);
    }
}
