using System.Globalization;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>Properties of characters that .NET does not offer. The others come from <see cref="Rune.GetUnicodeCategory"/>.</summary>
internal static class CharacterProperties
{
    private const int FirstPictograph = 0xA9;

    /// <summary>
    /// Whether a character is invisible or controls how others are shown: format characters, bidirectional controls, fillers, variation
    /// selectors, tags. Joiners and the two emoji styles are among them; <see cref="CharacterFilter"/> has rules of their own for them.
    /// </summary>
    public static bool IsInvisible(Rune rune) => rune.Value switch
    {
        // Default_Ignorable_Code_Point of the Unicode Character Database, where the category is not Cf.
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2065 or 0x3164 or 0xFFA0 => true,
        >= 0x180B and <= 0x180F => true,
        >= 0xFE00 and <= 0xFE0F => true,
        >= 0xFFF0 and <= 0xFFF8 => true,
        >= 0xE0000 and <= 0xE0FFF => true,

        // Prepended_Concatenation_Mark: format characters, but visible: they enclose the digits after them.
        (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD => false,
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format,
    };

    /// <summary>
    /// Whether an unassigned code point is reserved for emoji or ideographs. Newer devices may have the character already.
    /// </summary>
    public static bool IsReservedForWriting(Rune rune) =>
        IsPictograph(rune) || (rune.Plane is 2 or 3 && (rune.Value & 0xFFFF) < 0xFFFE);

    /// <summary>
    /// Whether a character is an arrow: the blocks of arrows, and the arrows among the dingbats, the technical signs and the emoji.
    /// </summary>
    public static bool IsArrow(Rune rune) => rune.Value is (>= 0x2190 and <= 0x21FF) or (>= 0x27F0 and <= 0x27FF) or (>= 0x2900 and <= 0x297F)
        or (>= 0x2B00 and <= 0x2B11) or (>= 0x2B30 and <= 0x2B4F) or (>= 0x2B5A and <= 0x2BB8) or (>= 0x2794 and <= 0x27BE and not 0x27B0)
        or (>= 0x02C2 and <= 0x02C5) or 0x034D or 0x034E or 0x0350 or 0x0355 or 0x0356 or 0x0362 or 0x20D6 or 0x20D7 or 0x20E1
        or (>= 0x20EA and <= 0x20EF and not 0x20EB) or (>= 0x2303 and <= 0x2304) or 0x237C or (>= 0x23E9 and <= 0x23EC) or 0x25B6 or 0x25C0
        or (>= 0x25B7 and <= 0x25BB) or (>= 0xFFE9 and <= 0xFFEC) or (>= 0x1F800 and <= 0x1F8FF) or (>= 0x1F519 and <= 0x1F51D);

    /// <summary>Whether a character is Extended_Pictographic: an emoji, or reserved for one.</summary>
    public static bool IsPictograph(Rune rune) => rune.Value >= FirstPictograph && PictographTable.Contains(rune);

    /// <summary>Whether a character gives the emoji before it a skin tone.</summary>
    public static bool IsSkinTone(Rune rune) => rune.Value is >= 0x1F3FB and <= 0x1F3FF;

    /// <summary>Whether a character can start a keycap emoji.</summary>
    public static bool IsKeycapBase(Rune rune) => rune.Value is '#' or '*' or (>= '0' and <= '9');

    /// <summary>Whether a character is the virama of an Indic script, which removes a consonant's vowel. A joiner may follow it.</summary>
    public static bool IsVirama(Rune rune) => rune.Value is 0x094D or 0x09CD or 0x0A4D or 0x0ACD or 0x0B4D or 0x0BCD or 0x0C4D
        or 0x0CCD or 0x0D3B or 0x0D3C or 0x0D4D or 0x0DCA or 0x0F84 or 0x1039 or 0x103A or 0x17D2 or 0x1B44 or 0xA8C4 or 0xA953 or 0xA9C0;

    /// <summary>Whether a character belongs to a cursive script: Arabic, Syriac, N'Ko, Mandaic, Mongolian.</summary>
    public static bool IsCursive(Rune rune) =>
        rune.Value is (>= 0x0600 and <= 0x077F) or (>= 0x07C0 and <= 0x07FF) or (>= 0x0840 and <= 0x08FF) or (>= 0x1800 and <= 0x18AF);
}
