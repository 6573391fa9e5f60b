using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace AkkaChat.Settings;

/// <summary>Converts settings to Akka's configuration.</summary>
internal static class HoconConfig
{
    /// <summary>The configuration with these settings. A later one replaces an earlier one.</summary>
    public static Config Of(IEnumerable<Setting> settings)
    {
        var root = new HoconValue();
        root.NewValue(new HoconObject());
        foreach (var setting in settings)
            Set(root, setting);
        return new Config(new HoconRoot(root));
    }

    private static void Set(HoconValue value, Setting setting)
    {
        foreach (var key in setting.Keys)
            value = ObjectIn(value).GetOrCreateKey(key);
        if (setting.Text is not null)
            value.NewValue(new HoconLiteral { Value = setting.Text });
        else if (setting.List is not null)
            value.NewValue(ArrayOf(setting.List));
        else
            ObjectIn(value);
    }

    private static HoconObject ObjectIn(HoconValue value)
    {
        if (!value.IsObject())
            value.NewValue(new HoconObject());
        return value.GetObject();
    }

    private static HoconArray ArrayOf(IEnumerable<string> texts)
    {
        var array = new HoconArray();
        foreach (var text in texts)
        {
            var value = new HoconValue();
            value.NewValue(new HoconLiteral { Value = text });
            array.Add(value);
        }
        return array;
    }
}
