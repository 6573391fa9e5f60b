using System.CommandLine;
using AkkaChat.Server.Certificates;

namespace AkkaChat.Server.CommandLine;

/// <summary>The command <c>make-certificate</c>.</summary>
internal static class CertificateCommand
{
    private const int DefaultDays = 365, MaxDays = 3650;

    /// <summary>The command with its options, to be added to the server's.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("names")
        {
            Description = "Names and addresses of the server (default: localhost 127.0.0.1 ::1).",
            DefaultValueFactory = _ => ["localhost", "127.0.0.1", "::1"],
        };
        var certificate = new Option<string>("--certificate")
        {
            Description = "File for the certificate.",
            HelpName = "file",
            DefaultValueFactory = _ => "cert.pem",
        };
        var key = new Option<string>("--key")
        {
            Description = "File for its key.",
            HelpName = "file",
            DefaultValueFactory = _ => "key.pem",
        };
        var days = new Option<int>("--days")
        {
            Description = $"How long it is valid, 1 to {MaxDays} days.",
            HelpName = "number",
            DefaultValueFactory = _ => DefaultDays,
        };
        days.Validators.Add(result =>
        {
            if (result.Errors.Any())
                return;
            if (result.GetValue(days) is < 1 or > MaxDays)
                result.AddError($"--days {result.GetValue(days)}: use a number from 1 to {MaxDays}");
        });
        var command = new Command("make-certificate", "Makes a certificate that no authority vouches for, to try TLS with.") { names, certificate, key, days };
        command.SetAction(parsed => Make(parsed.GetValue(names)!, parsed.GetValue(certificate)!, parsed.GetValue(key)!, parsed.GetValue(days), parsed.InvocationConfiguration));
        return command;
    }

    private static int Make(string[] names, string certificate, string key, int days, InvocationConfiguration console)
    {
        var made = SelfSignedCertificate.Make(names, DateTimeOffset.UtcNow, TimeSpan.FromDays(days));
        try
        {
            WriteNew(key, made.Key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            WriteNew(certificate, made.Certificate, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine($"{e.Message.TrimEnd('.')}: name other files with --certificate and --key");
            return ExitCode.CannotStart;
        }
        console.Output.WriteLine($"""
            made {certificate} and {key} for {string.Join(", ", names)}, valid for {days} days
            SHA-256 fingerprint: {made.Fingerprint}
            start with:  AkkaChat.Server --tls 127.0.0.1:9443 --certificate {certificate} --key {key}
            """);
        return ExitCode.Stopped;
    }

    /// <summary>Writes a file that does not exist: a key that is overwritten is lost.</summary>
    private static void WriteNew(string file, string text, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        using var writer = new StreamWriter(file, options);
        writer.Write(text);
    }
}
