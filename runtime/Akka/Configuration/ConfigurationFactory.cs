using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Where configurations come from.</summary>
public static class ConfigurationFactory
{
    private static readonly Lazy<Config> Reference = new(() => ParseString(ReferenceConfig.Text));

    /// <summary>The configuration without settings.</summary>
    public static Config Empty => Config.Empty;

    /// <summary>The settings that hold for an actor system where its own configuration says nothing else.</summary>
    public static Config Default() => Reference.Value;

    /// <summary>Parses HOCON. Files that it includes are looked for in the current directory.</summary>
    /// <exception cref="FormatException">
    /// The text is not HOCON, or a substitution has no value; the message says at which line and column.
    /// </exception>
    public static Config ParseString(string hocon) => ParseString(hocon, includeCallback: null);

    /// <summary>Parses HOCON.</summary>
    /// <param name="hocon">The text.</param>
    /// <param name="includeCallback">
    /// Gives the document for the name in an <c>include "name"</c>; see <see cref="Parser.Parse"/>.
    /// </param>
    /// <exception cref="FormatException">
    /// The text is not HOCON, or a substitution has no value; the message says at which line and column.
    /// </exception>
    public static Config ParseString(string hocon, Func<string, HoconRoot>? includeCallback) =>
        new(Parser.Parse(hocon, includeCallback));
}
