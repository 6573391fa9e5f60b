using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;
using Case = AkkaChat.Server.Cluster.Wire.CommandAnswer.AnswerOneofCase;

namespace AkkaChat.Server.Cluster;

/// <summary>The room's answers to single commands as they pass between nodes, and back.</summary>
internal static class AnswerMapping
{
    private static readonly Wire.Nothing Nothing = new();

    /// <summary>The form of an answer between nodes.</summary>
    public static Wire.CommandAnswer ToMessage(RoomReplies.CommandAnswer answer)
    {
        var message = new Wire.CommandAnswer { Command = answer.Command, After = answer.After };
        switch (answer.Answer)
        {
            case RoomAnswer.Refused refused:
                message.Refused = new Wire.Refused
                {
                    Reason = TextMapping.ToMessage(refused.Reason),
                    IsFinal = refused.IsFinal,
                    ClosesConnection = refused.ClosesConnection,
                };
                break;
            case RoomAnswer.Members members:
                message.Members = new Wire.Members();
                message.Members.Nicknames.Add(members.Nicknames.Select(nickname => nickname.Text));
                message.Members.Notes.Add(members.Notes.Select(TextMapping.ToMessage));
                break;
            case RoomAnswer.Lines lines:
                message.Lines = new Wire.Lines();
                message.Lines.Lines_.Add(lines.Texts.Select(TextMapping.ToMessage));
                break;
            case RoomAnswer.Ignoring ignoring:
                message.Ignoring = new Wire.Ignoring { Who = ignoring.Who.Text, Account = ignoring.Account?.Text ?? "" };
                break;
            case RoomAnswer.RejoinPointFound found:
                message.RejoinPointFound = new Wire.RejoinPointFound
                {
                    Member = found.Member.Number,
                    Missed = ToMissed(found.Missed),
                    Preferences = found.Preferences,
                };
                break;
            case RoomAnswer.PasswordOf password:
                message.PasswordOf = new Wire.PasswordOf { Nickname = password.Nickname.Text, Hash = password.Hash };
                break;
            case RoomAnswer.Resumed resumed:
                message.Resumed = new Wire.Resumed
                {
                    Member = resumed.Member.Number,
                    Nickname = resumed.Nickname.Text,
                    Line = resumed.Line,
                    Missed = ToMissed(resumed.Missed),
                    Preferences = resumed.Preferences,
                };
                break;
            case RoomAnswer.NotHere notHere:
                message.NotHere = ToNotHere(notHere);
                break;
            case RoomAnswer.Nodes nodes:
                message.Nodes = new Wire.Nodes();
                message.Nodes.Relays.Add(nodes.Relays.Select(ToRelay));
                break;
            case RoomAnswer.Nothing:
                message.Nothing = Nothing;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(answer), answer.Answer, null);
        }
        return message;
    }

    /// <summary>The answer that another node has sent.</summary>
    public static RoomReplies.CommandAnswer ToAnswer(Wire.CommandAnswer message) => new(message.Command, message.After, message.AnswerCase switch
    {
        Case.Refused => new RoomAnswer.Refused(TextMapping.ToText(message.Refused.Reason), message.Refused.IsFinal)
        {
            ClosesConnection = message.Refused.ClosesConnection,
        },
        Case.Members => new RoomAnswer.Members([.. message.Members.Nicknames.Select(Nickname.Restore)])
        {
            Notes = [.. message.Members.Notes.Select(TextMapping.ToText)],
        },
        Case.Lines => new RoomAnswer.Lines([.. message.Lines.Lines_.Select(TextMapping.ToText)]),
        Case.Ignoring => new RoomAnswer.Ignoring(Nickname.Restore(message.Ignoring.Who))
        {
            Account = message.Ignoring.Account.Length == 0 ? null : Nickname.Restore(message.Ignoring.Account),
        },
        Case.RejoinPointFound => new RoomAnswer.RejoinPointFound(new MemberId(message.RejoinPointFound.Member), ToMissed(message.RejoinPointFound.Missed))
        {
            Preferences = message.RejoinPointFound.Preferences,
        },
        Case.PasswordOf => new RoomAnswer.PasswordOf(Nickname.Restore(message.PasswordOf.Nickname), message.PasswordOf.Hash),
        Case.Resumed => new RoomAnswer.Resumed(
            new MemberId(message.Resumed.Member),
            Nickname.Restore(message.Resumed.Nickname),
            message.Resumed.Line,
            ToMissed(message.Resumed.Missed))
        {
            Preferences = message.Resumed.Preferences,
        },
        Case.NotHere => new RoomAnswer.NotHere(
            new MemberId(message.NotHere.Member),
            message.NotHere.HasLine ? message.NotHere.Line : null,
            message.NotHere.HasLeft,
            message.NotHere.Missed is { } missed ? ToMissed(missed) : null)
        {
            Removal = TextMapping.ToText(message.NotHere.Removal, ""),
        },
        Case.Nodes => new RoomAnswer.Nodes(
            [.. message.Nodes.Relays.Select(relay => new RelayStatus(relay.Name, relay.Members, relay.HasBehind ? relay.Behind : null, relay.HasRoom))]),
        Case.Nothing => RoomAnswer.Nothing.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.AnswerCase, null),
    });

    private static Wire.NotHere ToNotHere(RoomAnswer.NotHere notHere)
    {
        var message = new Wire.NotHere { Member = notHere.Member.Number, HasLeft = notHere.HasLeft, Missed = notHere.Missed is { } missed ? ToMissed(missed) : null };
        if (notHere.Line is { } line)
            message.Line = line;
        message.Removal = TextMapping.ToMessage(notHere.Removal);
        return message;
    }

    private static Wire.Missed ToMissed(MissedEvents missed)
    {
        var message = new Wire.Missed { Lost = missed.Lost };
        if (missed.Last is { } last)
            message.Last = last;
        message.Events.Add(missed.Events.Select(ReplyMapping.ToRecord));
        return message;
    }

    private static MissedEvents ToMissed(Wire.Missed message) => new([.. message.Events.Select(ReplyMapping.ToEvent)], message.Lost)
    {
        Last = message.HasLast ? message.Last : null,
    };

    private static Wire.Relay ToRelay(RelayStatus status)
    {
        var message = new Wire.Relay { Name = status.Name, Members = status.Members, HasRoom = status.HasRoom };
        if (status.Behind is { } behind)
            message.Behind = behind;
        return message;
    }
}
