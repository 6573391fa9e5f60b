namespace AkkaChat.Settings;

/// <summary>Finds the file and line of an error.</summary>
/// <param name="file">The file that was read last.</param>
/// <param name="settings">The file's settings.</param>
/// <param name="check">Checks some of the settings; throws a <see cref="SettingsException"/>.</param>
internal sealed class ErrorLocator(string file, IReadOnlyList<Setting> settings, Action<IReadOnlyList<Setting>> check)
{
    /// <summary>Checks the settings.</summary>
    /// <exception cref="SettingsException">A setting is wrong. The message begins with the file, and the line if it is known.</exception>
    public void Check()
    {
        try
        {
            check(settings);
        }
        catch (SettingsException error)
        {
            var line = SettingOf(error) is { } setting ? $"{setting.File}:{setting.Line}" : file;
            throw new SettingsException($"{line}: {error.Message}", error.Path);
        }
    }

    // The setting that the error names; otherwise the setting without which the error goes away, because limits may depend on other settings.
    private Setting? SettingOf(SettingsException error) =>
        settings.LastOrDefault(setting => setting.Path == error.Path)
        ?? settings.LastOrDefault(setting => !setting.IsSection && IsToBlame(setting, error));

    private bool IsToBlame(Setting setting, SettingsException error) =>
        ErrorOf([.. settings.Where(other => other != setting)]) is not { } without || (without.Message != error.Message && without.Path != setting.Path);

    private SettingsException? ErrorOf(IReadOnlyList<Setting> others)
    {
        try
        {
            check(others);
            return null;
        }
        catch (SettingsException error)
        {
            return error;
        }
    }
}
