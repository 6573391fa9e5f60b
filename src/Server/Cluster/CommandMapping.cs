using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Mapping;
using AkkaChat.Server.Rooms.Messages;
using Case = AkkaChat.Server.Cluster.Wire.Apply.CommandOneofCase;

namespace AkkaChat.Server.Cluster;

/// <summary>Members' commands as they pass between nodes, and back.</summary>
internal static class CommandMapping
{
    private static readonly Wire.Nothing Nothing = new();

    /// <summary>Writes a relay's question.</summary>
    public static Wire.Read ToMessage(RoomCommands.Read read) => new()
    {
        Relay = read.Relay,
        After = read.After,
        Answered = read.Answered,
        Commands = { read.Commands.Select(ToMessage) },
    };

    /// <summary>Reads a relay's question.</summary>
    public static RoomCommands.Read ToRead(Wire.Read read) =>
        new(read.Relay, read.After, read.Answered) { Commands = [.. read.Commands.Select(ToApply)] };

    /// <summary>Writes a command.</summary>
    public static Wire.Apply ToMessage(RoomCommands.Apply apply)
    {
        var message = new Wire.Apply { Relay = apply.Relay, Number = apply.Number, By = apply.By.Number, Line = apply.Line };
        switch (apply.Command)
        {
            case RoomCommands.Say say:
                message.Say = say.Text;
                break;
            case RoomCommands.Act act:
                message.Act = act.Text;
                break;
            case RoomCommands.Paste paste:
                message.Paste = paste.Text;
                break;
            case RoomCommands.Join join:
                message.Join = ToJoin(join);
                break;
            case RoomCommands.Resume resume:
                message.Resume = ToResume(resume);
                break;
            case RoomCommands.SuggestNickname { Refusal: var refusal }:
                message.SuggestNickname = ToSuggestNickname(refusal);
                break;
            case RoomCommands.Rename rename:
                message.Rename = rename.Nickname.Text;
                break;
            case RoomCommands.Whisper whisper:
                message.Whisper = new Wire.Whisper { To = whisper.To.Text, Text = whisper.Text };
                break;
            case RoomCommands.Leave leave:
                message.Leave = new Wire.Leave { Reason = leave.Reason ?? "" };
                break;
            case RoomCommands.ListMembers:
                message.ListMembers = Nothing;
                break;
            case RoomCommands.ListNodes:
                message.ListNodes = Nothing;
                break;
            case RoomCommands.DescribeMember describe:
                message.DescribeMember = describe.Who.Text;
                break;
            case RoomCommands.Reply reply:
                message.Reply = reply.Text;
                break;
            case RoomCommands.GoAway away:
                message.GoAway = away.Text;
                break;
            case RoomCommands.EndAway:
                message.EndAway = Nothing;
                break;
            default:
                WriteRare(message, apply);
                break;
        }
        return message;
    }

    /// <summary>The command that another node has sent.</summary>
    public static RoomCommands.Apply ToApply(Wire.Apply message) =>
        new(message.Relay, message.Number, new MemberId(message.By), ToCommand(message), message.Line);

    /// <summary>Writes what operators do, and what concerns accounts and rejoin codes.</summary>
    private static void WriteRare(Wire.Apply message, RoomCommands.Apply apply)
    {
        switch (apply.Command)
        {
            case RoomCommands.Moderate moderate:
                message.Moderate = ToModerate(moderate);
                break;
            case RoomCommands.Show show:
                message.Show = (int)show.What;
                break;
            case RoomCommands.KeepPreferences keep:
                message.KeepPreferences = keep.Preferences;
                break;
            case RoomCommands.Ignore ignore:
                message.Ignore = ignore.Who.Text;
                break;
            case RoomCommands.FindRejoinPoint find:
                message.FindRejoinPoint = new Wire.FindRejoinPoint
                {
                    Nickname = find.Nickname.Text,
                    Code = ValueMapping.ToBytes(find.Code),
                    SilenceMilliseconds = (long)find.Silence.TotalMilliseconds,
                };
                break;
            case RoomCommands.FindPassword:
                message.FindPassword = Nothing;
                break;
            case RoomCommands.ChangeAccount change:
                message.ChangeAccount = new Wire.ChangeAccount { Change = (int)change.Change, Credential = change.Credential };
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(apply), apply.Command, null);
        }
    }

    private static RoomCommand ToCommand(Wire.Apply message) => message.CommandCase switch
    {
        Case.Say => new RoomCommands.Say(message.Say),
        Case.Act => new RoomCommands.Act(message.Act),
        Case.Paste => new RoomCommands.Paste(message.Paste),
        Case.Join => new RoomCommands.Join(Nickname.Restore(message.Join.Nickname), message.Join.From)
        {
            Client = ValueMapping.ToOptionalHash(message.Join.Client),
            After = message.Join.After,
            Epoch = message.Join.Epoch,
            Code = ValueMapping.ToOptionalHash(message.Join.Code),
            UsedCode = ValueMapping.ToOptionalHash(message.Join.UsedCode),
            IsProgram = message.Join.IsProgram,
            Door = message.Join.Door.Length == 0 ? null : message.Join.Door,
        },
        Case.Resume => new RoomCommands.Resume(ValueMapping.ToHash(message.Resume.Client), message.Resume.After, message.Resume.Epoch)
        {
            From = message.Resume.From,
            Door = message.Resume.Door.Length == 0 ? null : message.Resume.Door,
        },
        Case.SuggestNickname => new RoomCommands.SuggestNickname(new NicknameRefusal(
            TextMapping.ToText(message.SuggestNickname.Reason),
            message.SuggestNickname.Suggestion.Length == 0 ? null : Nickname.Restore(message.SuggestNickname.Suggestion))),
        Case.Rename => new RoomCommands.Rename(Nickname.Restore(message.Rename)),
        Case.Whisper => new RoomCommands.Whisper(Nickname.Restore(message.Whisper.To), message.Whisper.Text),
        Case.Leave => new RoomCommands.Leave(message.Leave.Reason.Length == 0 ? null : message.Leave.Reason),
        Case.ListMembers => RoomCommands.ListMembers.Instance,
        Case.ListNodes => RoomCommands.ListNodes.Instance,
        Case.DescribeMember => new RoomCommands.DescribeMember(Nickname.Restore(message.DescribeMember)),
        Case.Reply => new RoomCommands.Reply(message.Reply),
        Case.GoAway => new RoomCommands.GoAway(message.GoAway),
        Case.EndAway => RoomCommands.EndAway.Instance,
        Case.Moderate => ToModerate(message.Moderate),
        Case.Show => new RoomCommands.Show((ModerationKind)message.Show),
        Case.KeepPreferences => new RoomCommands.KeepPreferences(message.KeepPreferences),
        Case.Ignore => new RoomCommands.Ignore(Nickname.Restore(message.Ignore)),
        Case.FindRejoinPoint => new RoomCommands.FindRejoinPoint(
            Nickname.Restore(message.FindRejoinPoint.Nickname),
            ValueMapping.ToHash(message.FindRejoinPoint.Code),
            TimeSpan.FromMilliseconds(message.FindRejoinPoint.SilenceMilliseconds)),
        Case.FindPassword => RoomCommands.FindPassword.Instance,
        Case.ChangeAccount => new RoomCommands.ChangeAccount((AccountChange)message.ChangeAccount.Change, message.ChangeAccount.Credential),
        _ => throw new ArgumentOutOfRangeException(nameof(message), message.CommandCase, null),
    };

    private static Wire.Join ToJoin(RoomCommands.Join join) => new()
    {
        Nickname = join.Nickname.Text,
        From = join.From,
        Client = ValueMapping.ToBytes(join.Client),
        After = join.After,
        Epoch = join.Epoch,
        Code = ValueMapping.ToBytes(join.Code),
        UsedCode = ValueMapping.ToBytes(join.UsedCode),
        IsProgram = join.IsProgram,
        Door = join.Door ?? "",
    };

    private static Wire.Resume ToResume(RoomCommands.Resume resume) => new()
    {
        Client = ValueMapping.ToBytes(resume.Client),
        After = resume.After,
        Epoch = resume.Epoch,
        From = resume.From,
        Door = resume.Door ?? "",
    };

    private static Wire.SuggestNickname ToSuggestNickname(NicknameRefusal refusal) => new()
    {
        Reason = TextMapping.ToMessage(refusal.Reason),
        Suggestion = refusal.Suggestion?.Text ?? "",
    };

    private static Wire.Moderate ToModerate(RoomCommands.Moderate moderate)
    {
        var message = new Wire.Moderate { Kind = (int)moderate.Kind, Whom = moderate.Whom, Text = moderate.Text };
        if (moderate.For is { } time)
            message.Milliseconds = (long)time.TotalMilliseconds;
        return message;
    }

    private static RoomCommands.Moderate ToModerate(Wire.Moderate message) => new(
        (ModerationKind)message.Kind,
        message.Whom,
        message.HasMilliseconds ? TimeSpan.FromMilliseconds(message.Milliseconds) : null,
        message.Text);
}
