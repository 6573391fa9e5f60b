using System.Collections.Immutable;
using System.Text;

namespace AkkaChat.Settings;

/// <summary>Reads a settings file and the files that it includes.</summary>
internal sealed class SettingsFile
{
    private const int MaxBytes = 1024 * 1024, MaxFiles = 100;

    private readonly HashSet<string> _open = [];
    private int _filesLeft = MaxFiles;

    private SettingsFile()
    {
    }

    /// <summary>Reads a file. Names of included files are relative to the folder of the including file.</summary>
    /// <exception cref="SettingsException">A file cannot be read, or its syntax is wrong.</exception>
    public static IReadOnlyList<Setting> Read(string file)
    {
        try
        {
            return new SettingsFile().Read(file, []);
        }
        catch (UnreadableException e)
        {
            throw new SettingsException(e.Message);
        }
    }

    private IReadOnlyList<Setting> Read(string file, ImmutableList<string> section)
    {
        var text = TextOf(file);
        var fullPath = Path.GetFullPath(file);
        if (!_open.Add(fullPath))
            throw Unreadable(file, "it includes itself");
        if (_filesLeft-- == 0)
            throw Unreadable(file, $"more than {MaxFiles} files are included");
        var folder = Path.GetDirectoryName(fullPath) ?? "";
        var settings = new HoconParser(file, text, (name, inside) => Read(Path.Combine(folder, name), inside)).Parse(section);
        _open.Remove(fullPath);
        return settings;
    }

    private static string TextOf(string file)
    {
        try
        {
            var text = Decode(file, BytesOf(file));
            return string.IsNullOrWhiteSpace(text) ? throw Unreadable(file, "it is empty") : text;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unreadable(file, "there is no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, Directory.Exists(file) ? "it is a directory" : "the system does not allow it");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw Unreadable(file, "this is not the name of a file");
        }
    }

    private static byte[] BytesOf(string file)
    {
        using var stream = File.OpenRead(file);
        var bytes = new byte[MaxBytes + 1];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return count <= MaxBytes ? bytes[..count] : throw Unreadable(file, "it is larger than 1 MiB");
    }

    private static string Decode(string file, byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
            return text.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c)) ? throw Unreadable(file, "it is not a text file") : text;
        }
        catch (DecoderFallbackException)
        {
            throw Unreadable(file, "it is not a text file in UTF-8");
        }
    }

    private static UnreadableException Unreadable(string file, string reason) => new($"cannot read the settings in {file}: {reason}");

    /// <summary>A file cannot be read. The message says which, and why.</summary>
    internal sealed class UnreadableException(string message) : Exception(message);
}
