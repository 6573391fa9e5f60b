using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;
using AkkaChat.Server.Rooms.Messages;
using AkkaChat.Settings;

namespace AkkaChat.Server.Commands;

/// <summary>Parses what operators type: whom, for how long, why.</summary>
internal static class ModerationArguments
{
    // Typed in place of a text that is to go.
    private const string Removal = "-";

    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(3650);

    /// <summary>Splits off the first word.</summary>
    public static (string Word, string Remainder) Split(string text)
    {
        var space = ClientLine.IndexOfSpace(text);
        return space < 0 ? (text, "") : (text[..space], text[space..].TrimStart());
    }

    /// <summary>Runs a command about a member.</summary>
    /// <param name="command">The command.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="argument">What was typed after its name: a nickname, perhaps a duration, perhaps why.</param>
    /// <param name="usual">How long it lasts when nothing is said; null for ever.</param>
    public static CommandOutcome Run(ChatCommand command, ModerationKind kind, string argument, TimeSpan? usual = null)
    {
        var (whom, rest) = Split(argument);
        if (whom.Length == 0)
            return ChatCommands.Misused(command);
        if (!TryParseWhom(kind, whom, out var name, out var refusal) || !TryParseDuration(ref rest, usual, out var time, out refusal))
            return new CommandOutcome.Refuse(refusal);
        return new CommandOutcome.AskRoom(new RoomCommands.Moderate(kind, name, time, rest));
    }

    /// <summary>Shows a text of the room, or has an operator change it.</summary>
    /// <param name="what">Which text.</param>
    /// <param name="argument">The new text, the sign that removes it, or nothing.</param>
    public static CommandOutcome.AskRoom ShowOrChange(ModerationKind what, string argument) => new(argument.Length == 0
        ? new RoomCommands.Show(what)
        : new RoomCommands.Moderate(what, Text: argument == Removal ? "" : argument));

    /// <summary>Parses a duration.</summary>
    public static bool TryParseDuration(string text, out TimeSpan time) => Quantity.TryParseTime(text, out time) && time > TimeSpan.Zero && time <= MaxDuration;

    /// <summary>The refusal of a duration that is none.</summary>
    public static ServerText NoDuration(string text) => $"\"{ChatCommands.Shown(text)}\" is no duration: use such as 30s, 10m, 2h or 7d";

    private static bool TryParseWhom(ModerationKind kind, string text, out string whom, [NotNullWhen(false)] out ServerText? refusal)
    {
        (whom, refusal) = ("", null);
        if (kind is ModerationKind.Ban or ModerationKind.Unban && AddressRange.LooksLikeAddress(text))
        {
            if (AddressRange.TryParse(text, out var range))
                whom = range.Text;
            else
                refusal = $"\"{ChatCommands.Shown(text)}\" is no address: use such as 10.1.2.3, 10.0.0.0/8 or 2001:db8::/32";
            return refusal is null;
        }
        if (NicknameArgument.TryParse(text, out var nickname, out refusal))
            whom = nickname.Text;
        return refusal is null;
    }

    // What begins with a digit is meant as a duration.
    private static bool TryParseDuration(ref string rest, TimeSpan? usual, out TimeSpan? time, [NotNullWhen(false)] out ServerText? refusal)
    {
        (time, refusal) = (usual, null);
        var (word, why) = Split(rest);
        if (word.Length == 0 || !char.IsAsciiDigit(word[0]))
            return true;
        if (!TryParseDuration(word, out var parsed))
        {
            refusal = $"{NoDuration(word)}; why comes behind it and begins with no digit";
            return false;
        }
        (time, rest) = (parsed, why);
        return true;
    }
}
