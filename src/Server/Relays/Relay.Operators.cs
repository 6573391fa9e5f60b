using System.Net;
using Akka.Actor;
using Akka.Event;
using AkkaChat.Protocol;
using AkkaChat.Server.Connections;
using AkkaChat.Server.Limits;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Passwords;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Relays;

/// <content>Becoming an operator. A password is checked outside the thread of the actors, one at a time.</content>
internal sealed partial class Relay
{
    private const int MaxPasswordChecks = 8;

    private readonly PasswordHash? _operatorPassword;
    private readonly AttemptLimiter _attempts = new();
    private readonly Queue<RelayCommands.BecomeOperator> _checks = new();

    private void ReceiveOperators()
    {
        Receive<RelayCommands.BecomeOperator>(BecomeOperator);
        Receive<PasswordChecked>(OnPasswordChecked);
    }

    private void BecomeOperator(RelayCommands.BecomeOperator command)
    {
        if (!TryBegin(command, command.Number, out var member))
            return;
        var refusal = RefuseCheck(command.Id, _outlets[command.Id].From.Address);
        var answer = refusal is null ? EncodedLines.None : ServerLines.Refusal(member.Format, refusal, command.Number);
        if (!member.TryDefer(answer))
            ShowAnswer(member, answer);
        if (refusal is not null)
            return;
        _checks.Enqueue(command);
        if (_checks.Count == 1)
            StartCheck(command);
    }

    private string? RefuseCheck(ConnectionId id, IPAddress from)
    {
        if (_operatorPassword is null)
            return "nobody becomes an operator here: the server's setting akkachat.operators.password-hash is empty";
        if (_checks.Count >= MaxPasswordChecks || _checks.Any(check => check.Id == id))
            return "a password is still being checked: wait for that, and try again";
        return _attempts.TryBegin(from, Context.System.Scheduler.Now)
            ? null
            : $"there were {AttemptLimiter.MaxAttempts} passwords from your address already: try again in {DurationText.Of(AttemptLimiter.Window)}";
    }

    private void StartCheck(RelayCommands.BecomeOperator command) => _ = Task.Run(() => _operatorPassword!.Matches(command.Password)).PipeTo(
        Self,
        Self,
        isRight => new PasswordChecked(command.Id, isRight),
        _ => new PasswordChecked(command.Id, IsRight: false));

    private void OnPasswordChecked(PasswordChecked check)
    {
        _checks.Dequeue();
        if (_checks.TryPeek(out var next))
            StartCheck(next);
        if (IsClosed || !_outlets.TryGetValue(check.Id, out var outlet) || outlet.Member is not { } member)
            return;
        if (check.IsRight)
        {
            _attempts.Forget(outlet.From.Address);
            Send(member.Id, new RoomCommands.Moderate(ModerationKind.Op));
            return;
        }
        _log.Warning("{0} from {1} gave a wrong operator's password", member.Nickname, outlet.From.Address);
        Show(member, ServerLines.Refusal(member.Format, "that is not the operators' password"));
    }

    private sealed record PasswordChecked(ConnectionId Id, bool IsRight);
}
