using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Nicknames that nobody may have, because they could pass for the room itself. Their lookalikes are reserved too, those of ASCII among them:
/// <c>adm1n</c>, <c>_server_</c>, <c>r00t</c>.
/// </summary>
public sealed class ReservedNicknames
{
    // What people write for a letter, and what looks like one in common fonts.
    private static readonly Dictionary<char, char> Letters = new()
    {
        ['0'] = 'o',
        ['1'] = 'i',
        ['l'] = 'i',
        ['|'] = 'i',
        ['3'] = 'e',
        ['4'] = 'a',
        ['5'] = 's',
        ['$'] = 's',
        ['7'] = 't',
    };

    private readonly HashSet<string> _skeletons;

    /// <summary>Creates the set.</summary>
    /// <param name="names">The nicknames.</param>
    public ReservedNicknames(IEnumerable<string> names) =>
        _skeletons = [.. names.Select(name => Skeleton(NicknameKey.Of(name))).Where(skeleton => skeleton.Length > 0)];

    /// <summary>Whether a nickname is reserved, or looks like one that is.</summary>
    /// <param name="nickname">The nickname.</param>
    public bool Contains(Nickname nickname) => _skeletons.Contains(Skeleton(nickname.Key));

    // The letters alone, with one letter for all that look alike.
    private static string Skeleton(string key)
    {
        var letters = new StringBuilder(key.Length);
        foreach (var c in key)
        {
            if (Letters.TryGetValue(c, out var letter))
                letters.Append(letter);
            else if (!char.IsPunctuation(c) && !char.IsSymbol(c))
                letters.Append(c);
        }
        return letters.Replace("rn", "m").Replace("vv", "w").ToString();
    }
}
