using System.Net;
using Akka.Actor;
using Akka.Event;
using AkkaChat.Protocol;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Relays.FanOut;
using AkkaChat.Server.Relays.Messages;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays;

/// <content>
/// Passwords: of operators and of registered nicknames. They are checked and hashed outside the thread of the actors, one at a time, and go no
/// further: the room gets the hash. Meanwhile the member's session sends nothing more.
/// </content>
internal sealed partial class Relay
{
    private const int MaxPasswords = 16;

    private PasswordHash? _operatorPassword;
    private readonly Dictionary<PasswordUse, AttemptLimiter> _attempts =
        Enum.GetValues<PasswordUse>().ToDictionary(use => use, _ => new AttemptLimiter());
    private readonly Queue<PasswordWork> _passwords = new();

    private void ReceivePasswords()
    {
        Receive<RelayCommands.UsePassword>(UsePassword);
        Receive<PasswordDone>(OnPasswordDone);
        Receive<OperatorPasswordChanged>(changed => _operatorPassword = changed.Password);
    }

    private void UsePassword(RelayCommands.UsePassword command)
    {
        if (IsClosed || !TryBegin(command, command.Number, out var subscriber))
            return;
        subscriber.Busy = command;
        if (RefusePassword(command.Use, _links[command.Id].From.Address) is { } refusal)
            RefuseBusy(subscriber, refusal);
        else if (command.Use == PasswordUse.LogIn)
            SendFor(subscriber, RoomCommands.FindPassword.Instance);
        else
            Enqueue(new PasswordWork(subscriber.Id, command, command.Use == PasswordUse.BecomeOperator ? _operatorPassword : null));
    }

    /// <summary>The room has said what a password has to be checked against.</summary>
    private void CheckPassword(Subscriber subscriber, RoomAnswer.PasswordOf password)
    {
        subscriber.CommandAnswered();
        if (subscriber.Busy is RelayCommands.UsePassword command)
            Enqueue(new PasswordWork(subscriber.Id, command, PasswordHash.Parse(password.Hash)));
    }

    private ServerText? RefusePassword(PasswordUse use, IPAddress from)
    {
        if (use == PasswordUse.BecomeOperator && _operatorPassword is null)
            return $"nobody becomes an operator here with a password: the server's setting akkachat.operators.password-hash is empty";
        if (_passwords.Count >= MaxPasswords)
            return $"other passwords are still being checked: wait a moment, and try again";
        if (!_attempts[use].TryBegin(from, Context.System.Scheduler.Now))
            return $"there were {AttemptLimiter.MaxAttempts} passwords from your address already: try again in {DurationText.Of(AttemptLimiter.Window)}";
        return null;
    }

    private void Enqueue(PasswordWork work)
    {
        _passwords.Enqueue(work);
        if (_passwords.Count == 1)
            Start(work);
    }

    private void Start(PasswordWork work) =>
        _ = Task.Run(work.Do).PipeTo(Self, Self, credential => new PasswordDone(credential), _ => new PasswordDone(null));

    private void OnPasswordDone(PasswordDone done)
    {
        var work = _passwords.Dequeue();
        if (_passwords.TryPeek(out var next))
            Start(next);
        if (IsClosed || !_subscribers.TryGet(work.Member, out var subscriber) || subscriber.Busy != work.Command)
            return;
        var use = work.Command.Use;
        if (done.Credential is not { } credential)
        {
            var address = subscriber.SessionLink is { } link ? $"{link.From.Address}" : "a connection that has ended";
            _log.Warning("{0} from {1} gave a wrong {2}", subscriber.Nickname, address, use == PasswordUse.BecomeOperator ? "operator's password" : "password");
            RefuseBusy(subscriber, use switch
            {
                PasswordUse.BecomeOperator => $"that is not the operators' password",
                _ => $"that is not the password of {subscriber.Nickname}",
            });
            return;
        }
        if (use is PasswordUse.BecomeOperator or PasswordUse.LogIn && subscriber.SessionLink is { } from)
            _attempts[use].Forget(from.From.Address);
        SendFor(subscriber, use switch
        {
            PasswordUse.BecomeOperator => new RoomCommands.Moderate(ModerationKind.Op),
            PasswordUse.Register => new RoomCommands.ChangeAccount(AccountChange.Registered, credential),
            PasswordUse.Change => new RoomCommands.ChangeAccount(AccountChange.PasswordChanged, credential),
            _ => new RoomCommands.ChangeAccount(AccountChange.LoggedIn, credential),
        });
    }

    /// <summary>Asks the room for a member that waits for the outcome of a line.</summary>
    private void SendFor(Subscriber subscriber, RoomCommand command)
    {
        subscriber.CommandSubmitted();
        Send(subscriber.Id, command, command is RoomCommands.FindPassword ? 0 : subscriber.Busy?.Number ?? 0);
    }

    private void RefuseBusy(Subscriber subscriber, ServerText refusal)
    {
        subscriber.Refused++;
        ShowAnswer(subscriber, ServerLines.Refusal(subscriber.Form, refusal, subscriber.Busy?.Number));
    }

    private sealed record PasswordWork(MemberId Member, RelayCommands.UsePassword Command, PasswordHash? Against)
    {
        /// <summary>The hash of the password; null for a wrong one.</summary>
        public string? Do()
        {
            if (Against is null)
                return $"{PasswordHash.Of(Command.Password.Value)}";
            return Against.Matches(Command.Password) ? $"{Against}" : null;
        }
    }

    private sealed record PasswordDone(string? Credential);
}
