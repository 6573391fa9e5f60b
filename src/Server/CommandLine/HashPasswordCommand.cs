using System.CommandLine;
using System.Text;
using AkkaChat.Protocol;
using AkkaChat.Server.Passwords;

namespace AkkaChat.Server.CommandLine;

/// <summary>The command <c>hash-password</c>.</summary>
internal static class HashPasswordCommand
{
    /// <summary>The command with its options, to be added to the server's.</summary>
    /// <param name="readPassword">Reads the password; null at the end of the input.</param>
    public static Command Create(Func<string?> readPassword)
    {
        var command = new Command("hash-password", "Reads a password and prints its hash, for the setting akkachat.operators.password-hash.");
        command.SetAction(parsed => Run(readPassword, parsed.InvocationConfiguration));
        return command;
    }

    /// <summary>Reads a line: at a terminal one that is not shown.</summary>
    public static string? ReadPassword()
    {
        if (Console.IsInputRedirected)
            return Console.In.ReadLine();
        Console.Error.Write("the password (it is not shown): ");
        var password = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && password.Length > 0)
                password.Length--;
            else if (!char.IsControl(key.KeyChar))
                password.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return password.ToString();
    }

    private static int Run(Func<string?> readPassword, InvocationConfiguration console)
    {
        // As /op gets it.
        var password = Sanitizer.Clean(readPassword() ?? "").Trim();
        if (password.Length < PasswordHash.MinLength)
        {
            console.Error.WriteLine($"a password has {PasswordHash.MinLength} characters at least, and this one {password.Length}: choose a longer one");
            return ExitCode.Usage;
        }
        console.Output.WriteLine($"akkachat.operators.password-hash = \"{PasswordHash.Of(password)}\"");
        return ExitCode.Stopped;
    }
}
