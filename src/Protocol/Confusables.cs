using System.Text;

namespace AkkaChat.Protocol;

/// <summary>
/// Characters that look like another one in common fonts. The table applies to folded text and lists letters in lower case; a letter of
/// which only the capital looks alike (Cyrillic Н) is listed too, because a key has no case. ASCII characters are not confusable with each
/// other: people use 0 and o, 1 and l in different names.
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

        // Punctuation of the server's own lines.
        (':', "꞉ː˸։\u05C3∶∷⁝⦂\u0703\u0704᛬⁚᠃᠉ꓽ፡"),
        ('*', "∗⁎⁑⁂⋆\u066D⚹✱✲✳✴✶✻✼✽✢✣✤✥❃❉❊❋꙳⛤⧆⊛"),
        ('!', "ǃⵑꜝ❗❕❢❣"),
        ('/', "⁄∕╱⟋⧸"),
        ('_', "\u07FA"),
        ('-', "‐‒–—―−⁃˗\u06D4"),
        ('>', "›❯❱〉⟩˃ᐳᐅ»"),
        ('=', "゠꞊"),
        ('~', "∼〜˜"),
        ('\'', "’‘ʼʻ′ʹˈ"),
    ];

    /// <summary>The character that each character looks like. A character that is missing has no lookalike.</summary>
    public static IReadOnlyDictionary<Rune, Rune> Shared { get; } = Families
        .SelectMany(family => family.Characters.EnumerateRunes(), (family, character) => (character, looks: new Rune(family.Looks)))
        .ToDictionary(pair => pair.character, pair => pair.looks);
}
