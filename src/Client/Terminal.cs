using System.Text;
using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>Where the user sits: a keyboard and a screen, or pipes.</summary>
/// <param name="Input">What the user types or a script pipes in.</param>
/// <param name="Output">Where received lines go.</param>
/// <param name="HasKeyboard">A person types and can answer; otherwise the input is a script.</param>
/// <param name="HasScreen">The output goes to a terminal, which acts on control characters.</param>
internal sealed record Terminal(TextReader Input, TextWriter Output, bool HasKeyboard, bool HasScreen)
{
    /// <summary>The standard streams of this process. UTF-8 whatever the locale says: so is the wire.</summary>
    public static Terminal OfThisProcess() => new(
        new StreamReader(Console.OpenStandardInput(), Encoding.UTF8, detectEncodingFromByteOrderMarks: false),
        new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true },
        HasKeyboard: !Console.IsInputRedirected,
        HasScreen: !Console.IsOutputRedirected);

    /// <summary>Shows a received line. A screen gets nothing that could act on it, whatever the server sends.</summary>
    /// <param name="line">The line as it came.</param>
    public Task ShowAsync(string line) => Output.WriteLineAsync(HasScreen ? Sanitizer.Clean(line) : line);
}
