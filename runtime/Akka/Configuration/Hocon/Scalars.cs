using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Reads numbers and switches.</summary>
internal static class Scalars
{
    private const NumberStyles NumberOfQuantity =
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    public static bool TryInt(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static bool TryDouble(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    public static bool TryBoolean(string text, out bool value)
    {
        value = text is "true" or "on" or "yes";
        return value || text is "false" or "off" or "no";
    }

    /// <summary>Reads a number that is not negative and the unit behind it, blanks between them or not.</summary>
    public static bool TryQuantity(string text, out decimal number, out string unit)
    {
        var end = text.Length;
        while (end > 0 && char.IsLetter(text[end - 1]))
            end--;
        unit = text[end..];
        return decimal.TryParse(text.AsSpan(0, end), NumberOfQuantity, CultureInfo.InvariantCulture, out number);
    }
}
