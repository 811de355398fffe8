// A browser's own long name in the few words that its owner would use: "Windows 上的 Chrome", "Chrome on Windows".
import { language } from './i18n'

// The first that fits: browsers name those they descend from as well.
const browsers: [RegExp, string, string][] = [
  [/MicroMessenger/i, '微信', 'WeChat'], [/\bDingTalk/i, '钉钉', 'DingTalk'], [/HuaweiBrowser/i, '华为浏览器', 'Huawei Browser'], [/MiuiBrowser/i, '小米浏览器', 'Mi Browser'],
  [/SamsungBrowser/i, '三星浏览器', 'Samsung Internet'], [/MQQBrowser|QQBrowser/i, 'QQ 浏览器', 'QQ Browser'], [/UCBrowser/i, 'UC 浏览器', 'UC Browser'],
  [/Edg(e|A|iOS)?\//, 'Edge', 'Edge'], [/OPR\//, 'Opera', 'Opera'], [/Firefox|FxiOS/, 'Firefox', 'Firefox'], [/Chrome|CriOS|Chromium/, 'Chrome', 'Chrome'], [/Safari/, 'Safari', 'Safari']
]
const systems: [RegExp, string, string][] = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙手机', 'a HarmonyOS phone'], [/iPhone/, 'iPhone', 'an iPhone'], [/iPad/, 'iPad', 'an iPad'], [/Android/, '安卓手机', 'an Android phone'],
  [/Windows/, 'Windows 电脑', 'Windows'], [/Mac OS X|Macintosh/, '苹果电脑', 'a Mac'], [/Linux|X11/, 'Linux 电脑', 'Linux']
]

export function deviceName(agent: string, english = language() === 'en'): string {
  const named = (all: typeof browsers) => all.find(([pattern]) => pattern.test(agent))?.[english ? 2 : 1]
  const browser = named(browsers), system = named(systems)
  if (browser && system) return english ? `${browser} on ${system}` : `${system}${/[A-Za-z]$/.test(system) ? ' ' : ''}上的${/^[A-Za-z]/.test(browser) ? ' ' : ''}${browser}`
  return browser ?? system ?? (english ? 'a device that does not say what it is' : '一台没有说明型号的设备')
}
