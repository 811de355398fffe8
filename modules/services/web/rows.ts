const hoursOfAWorkingDay = 7

// How a length of time is said: the message and its number. Whole days are said as days.
export function timeInWords(hours: number, time: string): [key: string, count: number] {
  const day = time === 'working' ? hoursOfAWorkingDay : 24
  const whole = hours % day === 0
  return [`services.desk.time.${time}_${whole ? 'days' : 'hours'}`, whole ? hours / day : hours]
}
