using System.Diagnostics.CodeAnalysis;
using AkkaChat.Protocol;

namespace AkkaChat.Server.Commands;

/// <summary>
/// Parses whom a command is about: a nickname, also as other rooms write it, <c>@bob</c> and <c>bob:</c>. No nickname holds these signs.
/// </summary>
internal static class NicknameArgument
{
    /// <summary>Parses a nickname.</summary>
    /// <param name="text">The text that the user typed.</param>
    /// <param name="nickname">The nickname, if the text is one.</param>
    /// <param name="refusal">Otherwise a sentence for the user.</param>
    public static bool TryParse(string text, out Nickname nickname, [NotNullWhen(false)] out ServerText? refusal)
    {
        var name = text.Length > 1 && text[0] == '@' ? text[1..] : text;
        if (name.Length > 1 && name[^1] is ':' or ',')
            name = name[..^1];
        var isOne = Nickname.TryParse(name, out nickname, out var why);
        refusal = isOne ? null : why!.Text;
        return isOne;
    }
}
