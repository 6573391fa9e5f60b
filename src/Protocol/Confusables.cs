using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Characters that look like another one in the usual fonts. Applied to folded text, so a letter stands here in lower case; where
/// only its capital looks alike (Cyrillic Н), both count, because a key has no case. Within ASCII nothing is folded but case: people
/// use 0 and o, 1 and l as different names.
/// </summary>
internal static class Confusables
{
    private static readonly (char Looks, string Characters)[] Families =
    [
        // Letters: Latin variants and small capitals, Greek, Cyrillic, Armenian, Coptic, Cherokee, Lisu, others.
        ('a', "ɑᴀαаᎪꓮ"),
        ('b', "ʙƅβвьᏴꓐ"),
        ('c', "ᴄсⲥᏟꓚ"),
        ('d', "ᴅԁᎠꓓ"),
        ('e', "ᴇɛεеҽᎬꓰ"),
        ('f', "ꜰϝꓝ"),
        ('g', "ɡɢԍցᏀꓖ"),
        ('h', "ʜнһհⲏᎻꓧ"),
        ('i', "ıɩɪιіⲓᎥꓲ"),
        ('j', "ȷᴊјϳյᎫꓙ"),
        ('k', "ᴋκкⲕᏦꓗ"),
        ('l', "ʟǀӏⵏᏞꓡ\u05D5\u05DF\u0627\u0661"),
        ('m', "ᴍμмⲙᎷꓟ"),
        ('n', "ɴηпոⲛꓠ"),
        ('o', "ᴏοоօⲟꓳσסه٥۵०০੦૦௦౦೦൦๐໐၀〇ဝഠ"),
        ('p', "ᴘρрⲣᏢꓑ"),
        ('q', "ԛզ"),
        ('r', "ʀгᴦᏒꓣ"),
        ('s', "ꜱѕᏚꓢ"),
        ('t', "ᴛτтⲧᎢꓔ"),
        ('u', "ᴜυսꓴ"),
        ('v', "ᴠνѵᏙꓦ"),
        ('w', "ᴡωԝաᏔꓪ"),
        ('x', "χхⲭꓫ"),
        ('y', "ʏγуүყⲩᎽꓬ"),
        ('z', "ᴢζⲍᏃꓜ"),

        // Digits.
        ('2', "ƨ"),
        ('3', "ʒзӡɜ"),
        ('6', "б"),

        // What the server's own lines are made of.
        (':', "꞉ː˸։\u05C3∶\u0703\u0704᛬⁚᠃᠉ꓽ፡"),
        ('*', "∗⁎\u066D✱✲꙳"),
        ('!', "ǃⵑ"),
        ('/', "⁄∕╱⟋⧸"),
        ('_', "\u07FA"),
        ('-', "‐‒–—―−⁃˗\u06D4"),
        ('\'', "’‘ʼʻ′ʹˈ"),
    ];

    /// <summary>What each character looks like. One that is not here looks like nothing else.</summary>
    public static IReadOnlyDictionary<Rune, Rune> Shared { get; } = Families
        .SelectMany(family => family.Characters.EnumerateRunes(), (family, character) => (character, looks: new Rune(family.Looks)))
        .ToDictionary(pair => pair.character, pair => pair.looks);
}
